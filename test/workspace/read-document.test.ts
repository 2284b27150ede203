// Documents that rest: what they mean is let go of, and is the same again when somebody asks.
import { expect, it } from 'vitest';
import { validateReferences } from '../../server/src/features/validation/validate-references.ts';
import { nameKey } from '../../server/src/workspace/name-key.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { letRest, readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { component, configuration } from '../bench/inputs.ts';
import { differenceBetween } from '../support/same-document.ts';

const files = [component(0), component(1), configuration(2).replace('parameter-0', 'parametr-0')];

function worldOf(rests: 'awake' | 'at rest') {
  const workspace = new Workspace();
  const read = files.map((text, index) => readSpecFile(`file:///${String(index)}.yaml`, text));
  for (const file of read) {
    workspace.set(file);
    if (rests === 'at rest') letRest(file);
  }
  return { workspace, read };
}

it('has the same tree, meaning and names after a rest', () => {
  const [file] = worldOf('awake').read;
  const [placed] = file?.documents ?? [];
  const document = placed?.document;
  if (document === undefined) throw new Error('there is no document');
  const { yaml, oam, names } = document;
  const root = yaml.root;
  document.rest();
  expect(document.yaml).toBe(yaml);
  expect(yaml.root).not.toBe(root);
  expect(
    differenceBetween(yaml, { ...yaml, text: yaml.text, root, problems: [], comments: [] }),
  ).toBe(undefined);
  expect(document.oam).not.toBe(oam);
  expect(document.oam.status).toBe(oam.status);
  expect(document.names.map(({ name, range }) => [name, range])).toEqual(
    names.map(({ name, range }) => [name, range]),
  );
});

it('is the same to ask again, for as long as it does not rest', () => {
  const [file] = worldOf('at rest').read;
  const document = file?.documents[0]?.document;
  expect(document?.oam).toBe(document?.oam);
  expect(document?.names).toBe(document?.names);
  expect(document?.yaml.root).toBe(document?.yaml.root);
});

it('is found by its names while it rests', () => {
  const { workspace } = worldOf('at rest');
  const key = nameKey('parameter', 'parameter-1', 'component-1');
  const sites = [...workspace.declarations(key), ...workspace.references(key)];
  const text = ({ document, use }: (typeof sites)[number]): string =>
    document.yaml.text.slice(use.range.start, use.range.end);
  expect(sites.map((site) => [site.uri, site.use.does, text(site)])).toEqual([
    ['file:///1.yaml', 'declare', 'parameter-1'],
    ['file:///1.yaml', 'refer', 'parameter-1'],
    ['file:///2.yaml', 'refer', 'parameter-1'],
  ]);
});

it('has the same problems beside others that rest', () => {
  const said = ['awake', 'at rest'] as const;
  const [awake, resting] = said.map((rests) => {
    const { workspace, read } = worldOf(rests);
    return read.flatMap(({ uri, documents }) =>
      documents.flatMap(({ document }) => {
        const site = { uri, document };
        const settings = { ...defaultSettings, references: 'closed' as const };
        return validateReferences({ site, workspace, settings }).map(({ code, range, related }) => [
          ...[code, range, related.map((each) => each.range)],
          // What a problem points to is still found by its document.
          related.map(({ elsewhere }) =>
            workspace
              .file(elsewhere?.uri ?? '')
              ?.documents.some((placed) => placed.document.yaml === elsewhere?.yaml),
          ),
        ]);
      }),
    );
  });
  expect(awake?.length).toBeGreaterThan(0);
  expect(resting).toEqual(awake);
});
