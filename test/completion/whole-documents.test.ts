// Documents at their beginning, documents that are none of ours, comments, the settings file, documentation.
import { describe, expect, test } from 'vitest';
import type { ItemData } from '../../server/src/features/completion/item.ts';
import { resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { schemaById } from '../../server/src/schema/schema-view.ts';
import { violationsOf } from '../../server/src/schema/validate.ts';
import { schemaIdOf } from '../../server/src/workspace/schema-at.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { toValue } from '../../server/src/yaml/to-value.ts';
import { accept, fillStops, itemsAt, labelsAt } from './complete.ts';

const OAM = 'apiVersion: core.oam.dev/v1alpha1\nkind: ComponentSchematic\nmetadata:\n  name: a\n';

const RESOURCES = [
  'ComponentSchematic',
  'ApplicationConfiguration',
  'Trait',
  'ApplicationScope',
  'WorkloadType',
  'ComponentSchematic (Hydra draft)',
  'OperationalConfiguration (Hydra draft)',
  'Trait (Hydra draft)',
  'ApplicationScope (Hydra draft)',
  'WorkloadType (Hydra draft)',
];
const KEYS = ['apiVersion', 'kind', 'metadata', 'spec'];

describe('an empty document', () => {
  test.each([
    ['an empty file', '<|>'],
    ['behind a marker', '---\n<|>'],
    ['behind another document', `${OAM}---\n<|>`],
    ['between two documents', `${OAM}---\n<|>\n---\n${OAM}`],
    ['below a comment', '# Mine.\n<|>'],
  ])('%s takes whole resources, the current version first', (_, marked) => {
    expect(labelsAt(marked)).toEqual([...RESOURCES, ...KEYS]);
  });

  test('accepting one writes the resource', () => {
    expect(accept(`${OAM}---\n<|>`, 'ApplicationConfiguration')).toBe(`${OAM}---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ‹1:storefront›
spec:
  components:
    - componentName: ‹2:storefront›
      instanceName: ‹3:storefront-eu›`);
  });

  test.each(['new.yaml', 'new.json'])('every resource is valid as it stands, in %s', (file) => {
    for (const item of itemsAt('<|>', { file }).filter(({ kind }) => kind === 'resource')) {
      const spec = readSpecFile(`file:///${file}`, fillStops(item.edit.newText));
      const { document } = spec.documents[0]!;
      expect(document.yaml.problems, item.label).toEqual([]);
      const id = schemaIdOf(spec, document);
      expect(id?.split('/').at(-1), item.label).toBe(item.label.split(' ')[0]);
      expect(violationsOf(id!, toValue(document.yaml.root).value), item.label).toEqual([]);
      if (file.endsWith('.json'))
        expect(() => JSON.parse(spec.lines.text) as unknown).not.toThrow();
    }
  });

  test('the draft says that it is one', () => {
    const draft = itemsAt('<|>').find(({ label }) => label.startsWith('OperationalConfiguration'));
    expect(draft).toMatchObject({ detail: 'core.hydra.io/v1alpha1', deprecated: true });
    expect(resolveCompletion(draft?.data)).toContain('Hydra draft');
  });
});

describe('a document that has just begun', () => {
  test.each([
    ['api<|>', ['apiVersion']],
    ['Tr<|>', ['Trait', 'Trait (Hydra draft)']],
    ['apiVersion: <|>', ['core.oam.dev/v1alpha1', 'core.hydra.io/v1alpha1']],
    ['apiVersion: core.h<|>', ['core.hydra.io/v1alpha1']],
    ['kind: Op<|>', ['OperationalConfiguration']],
    [
      'apiVersion: core.hydra.io/v1alpha1\nkind: Op<|>',
      [
        'ComponentSchematic',
        'OperationalConfiguration',
        'Trait',
        'ApplicationScope',
        'WorkloadType',
      ],
    ],
    ['apiVersion: core.oam.dev/v1alpha1\n<|>', ['kind', 'metadata', 'spec']],
    ['apiVersion: core.oam.dev/v1alpha1\nki<|>', ['kind', 'metadata', 'spec']],
    ['{<|>}', KEYS],
  ])('%j', (marked, expected) => {
    expect(labelsAt(marked)).toEqual(expected);
  });

  test('nothing is said of spec before the kind is known', () => {
    expect(accept('apiVersion: core.oam.dev/v1alpha1\n<|>', 'spec')).toBe(
      'apiVersion: core.oam.dev/v1alpha1\nspec:\n  ‹1›',
    );
    expect(labelsAt('apiVersion: core.oam.dev/v1alpha1\nspec:\n  <|>')).toEqual([]);
  });
});

describe('documents that are left in peace', () => {
  test.each([
    ['of other APIs', 'apiVersion: apps/v1\nkind: Deployment\n<|>'],
    ['of other APIs, half written', 'apiVersion: ap<|>'],
    ['of other kinds, half written', 'kind: De<|>'],
    ['of other versions', 'apiVersion: core.oam.dev/v1alpha2\nkind: Component\n<|>'],
    ['of no API', 'version: 3\n<|>'],
    ['of no API, half written', 'vers<|>'],
    ['lists', '- a\n- <|>'],
    ['templates', '{{ if x }}\napiVersion: core.oam.dev/v1alpha1\nkind: Trait\n<|>\n{{ end }}'],
  ])('%s', (_, marked) => {
    expect(labelsAt(marked)).toEqual([]);
  });

  test('a neighbor in the same file changes nothing', () => {
    expect(labelsAt(`${OAM}---\napiVersion: apps/v1\nkind: Deployment\n<|>`)).toEqual([]);
    expect(labelsAt(`apiVersion: apps/v1\nkind: Deployment\n---\n${OAM}<|>`)).toEqual(['spec']);
  });
});

describe('comments', () => {
  test('the directive, then codes that it does not name yet', () => {
    expect(labelsAt(`# <|>\n${OAM}`)).toEqual(['oam-disable-next-line']);
    expect(accept(`# oam-dis<|>\n${OAM}`, 'oam-disable-next-line')).toBe(
      `# oam-disable-next-line \n${OAM}`,
    );
    expect(labelsAt(`# oam-disable-next-line <|>\n${OAM}`)).toEqual(['image-tag', 'unknown-key']);
    expect(labelsAt(`# oam-disable-next-line image-tag, <|>\n${OAM}`)).toEqual(['unknown-key']);
    expect(labelsAt(`# oam-disable-next-line <|>, image-tag\n${OAM}`)).toEqual(['unknown-key']);
    expect(accept(`# oam-disable-next-line im<|>age\n${OAM}`, 'image-tag')).toBe(
      `# oam-disable-next-line image-tag\n${OAM}`,
    );
  });

  test('nothing else', () => {
    expect(labelsAt(`# sp<|>\n${OAM}`)).toEqual([]);
    expect(labelsAt(`# because spec <|>\n${OAM}`)).toEqual([]);
    expect(labelsAt(`${OAM}spec: # <|>`)).toEqual(['oam-disable-next-line']);
    expect(labelsAt('# oam-<|>\nkind: Deployment\n')).toEqual([]);
  });

  test('nothing in block scalars', () => {
    expect(labelsAt(`${OAM}  annotations:\n    description: |\n      sp<|>`)).toEqual([]);
  });
});

describe('the settings file', () => {
  const asking = { file: 'oam.config.yaml' };

  test('keys and values by the same schema engine', () => {
    const keys = Object.keys(schemaById('oam.config')?.schema.properties ?? {});
    expect(keys).toContain('rules');
    expect(labelsAt('<|>', asking)).toEqual(keys);
    expect(labelsAt('profile: <|>', asking)).toEqual(['spec', 'rudr']);
    expect(accept('inc<|>', 'include', asking)).toBe('include:\n  - ‹1:apps/**/*.yaml›');
  });

  test('codes of rules, and their levels', () => {
    expect(labelsAt('rules:\n  <|>', asking)).toEqual(['image-tag', 'unknown-key']);
    expect(labelsAt('rules:\n  image-tag: off\n  <|>', asking)).toEqual(['unknown-key']);
    expect(accept('rules:\n  im<|>', 'image-tag', asking)).toBe(
      'rules:\n  image-tag: ‹1:error|warning|information|hint|"off"›',
    );
    expect(accept('rules:\n  image-tag: <|>', 'off', asking)).toBe('rules:\n  image-tag: "off"');
  });
});

describe('documentation', () => {
  const docs = (marked: string, label: string): string | undefined => {
    const data = itemsAt(marked).find((item) => item.label === label)?.data;
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    expect(JSON.stringify(data).length).toBeLessThan(300);
    return resolveCompletion(data);
  };

  test('of keys, values, names and properties', () => {
    expect(docs(`${OAM}spec:\n  <|>`, 'workloadType')).toContain('GROUP/VERSION.KIND');
    expect(docs(`${OAM}spec:\n  arch: <|>`, 'amd64')).toBe(
      '64-bit Intel and AMD processors, the usual choice.',
    );
    expect(docs(`${OAM}spec:\n  workloadType: <|>`, 'core.oam.dev/v1alpha1.Task')).toContain(
      'Runs to its end',
    );
    const traits = `${OAM.replace('ComponentSchematic', 'ApplicationConfiguration')}spec:
  components:
  - componentName: a
    instanceName: b
    traits:
    - name: `;
    expect(docs(`${traits}<|>`, 'ingress')).toContain('**Lets traffic from outside');
    expect(docs(`${traits}ingress\n      properties:\n        <|>`, 'path')).toBe(
      'Beginning of the paths that are routed to the instance.\n\nDefault: `/`. Example: `/`.',
    );
    expect(docs('apiVersion: core.oam.dev/v1alpha1\nkind: <|>', 'Trait')).toContain(
      'operational feature',
    );
  });

  test('of data from elsewhere: none, and no exception', () => {
    expect(resolveCompletion(undefined)).toBeUndefined();
    expect(resolveCompletion({ of: 'field', schema: 'x', path: ['y'] })).toBeUndefined();
    expect(resolveCompletion({ of: 'trait', name: '__proto__' })).toBeUndefined();
    const broken = { of: 'field', schema: 'oam.config' } as unknown as ItemData;
    expect(resolveCompletion(broken)).toBeUndefined();
    expect(resolveCompletion({ ...broken, of: 'trait' } as unknown as ItemData)).toBeUndefined();
    expect(resolveCompletion({ of: 'kind', apiVersion: 'x', kind: 'y' })).toBeUndefined();
  });
});
