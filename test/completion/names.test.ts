// Names as values: of the catalog, with the properties that belong to them, and of the document.
import { describe, expect, test } from 'vitest';
import { resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { accept, itemsAt, labelsAt } from './complete.ts';
import { COMPONENT, CONFIGURATION, HYDRA } from './heads.ts';

/** What stands below the head after accepting. */
function tail(head: string, marked: string, label: string): string {
  return accept(head + marked, label).slice(head.length);
}

describe('names of the catalog', () => {
  const types = (kind: string, group: string) =>
    ['Server', 'SingletonServer', 'Worker', 'SingletonWorker', 'Task', 'SingletonTask'].map(
      (name) => `${group}/v1alpha1.${kind === 'draft' ? name.replace('Server', 'Service') : name}`,
    );

  test('workload types of the group of the document, in full', () => {
    const current = labelsAt(COMPONENT.replace('spec:\n', 'spec:\n  workloadType: <|>\n'));
    expect(current.slice(0, 6)).toEqual(types('current', 'core.oam.dev'));
    expect(current.slice(6)).toEqual([
      'openfaas.com/v1alpha2.Function',
      'monitoring.coreos.com/v1.Prometheus',
    ]);
    const draft = labelsAt(
      COMPONENT.replace('oam.dev', 'hydra.io').replace('spec:\n', 'spec:\n  workloadType: <|>\n'),
    );
    expect(draft.slice(0, 6)).toEqual(types('draft', 'core.hydra.io'));
  });

  test('a typed kind finds its full name', () => {
    const marked = COMPONENT.replace('spec:\n', 'spec:\n  workloadType: Wor<|>\n');
    const worker = itemsAt(marked).find(({ label }) => label.endsWith('.Worker'));
    expect(worker?.filterText).toBe('Worker');
    expect(accept(marked, 'core.oam.dev/v1alpha1.Worker')).toContain(
      'workloadType: core.oam.dev/v1alpha1.Worker\n',
    );
  });

  test('a trait brings the properties that it requires', () => {
    const marked = '    traits:\n    - name: in<|>';
    expect(tail(CONFIGURATION, marked, 'ingress')).toBe(
      '    traits:\n    - name: ingress\n      properties:\n        hostname: ‹1:www.example.com›\n        servicePort: ‹2:80›',
    );
    expect(tail(CONFIGURATION, marked, 'auto-scaler')).toBe('    traits:\n    - name: auto-scaler');
  });

  test('unless there are properties already', () => {
    const marked = '    traits:\n    - name: in<|>\n      properties:\n        path: /';
    expect(tail(CONFIGURATION, marked, 'ingress')).toBe(
      '    traits:\n    - name: ingress\n      properties:\n        path: /',
    );
  });

  test('also in flow style', () => {
    expect(tail(CONFIGURATION, '    traits: [{name: man<|>}]', 'manual-scaler')).toBe(
      '    traits: [{name: manual-scaler, properties: { replicaCount: ‹1:3› }}]',
    );
  });

  test('the draft names traits by their full type', () => {
    const marked =
      '  components:\n  - componentName: a\n    traits:\n    - name: x\n      type: <|>';
    expect(labelsAt(HYDRA + marked)).toEqual([
      'core.hydra.io/v1alpha1.ManualScaler',
      'core.hydra.io/v1alpha1.Autoscaler',
      'core.hydra.io/v1alpha1.Ingress',
      'core.hydra.io/v1alpha1.VolumeMounter',
      'core.hydra.io/v1alpha1.Empty',
    ]);
    expect(tail(HYDRA, marked, 'core.hydra.io/v1alpha1.ManualScaler')).toMatch(
      /ManualScaler\n {6}properties:\n {8}replicaCount: ‹1:3›$/,
    );
  });

  test('a scope brings its properties as the list that all runtimes read', () => {
    const marked = '  scopes:\n  - name: net\n    type: <|>';
    expect(tail(HYDRA, marked, 'core.hydra.io/v1alpha1.Network')).toBe(
      '  scopes:\n  - name: net\n    type: core.hydra.io/v1alpha1.Network\n    properties:\n    - name: ingressVisibility\n      value: ‹1:false|true›',
    );
  });

  test('names of the properties of a scope, in its list', () => {
    const marked =
      '  scopes:\n  - name: net\n    type: core.hydra.io/v1alpha1.Network\n    properties:\n    - name: <|>';
    expect(labelsAt(HYDRA + marked)).toEqual(['networkName', 'ingressVisibility']);
    const value = marked.replace('name: <|>', 'name: ingressVisibility\n      value: <|>');
    expect(labelsAt(HYDRA + value)).toEqual(['false', 'true']);
  });

  test('settings of an extended workload type', () => {
    const marked = COMPONENT.replace(
      'spec:\n',
      'spec:\n  workloadType: openfaas.com/v1alpha2.Function\n  workloadSettings:\n  - name: <|>\n',
    );
    expect(labelsAt(marked)).toEqual(['image', 'handler', 'environment']);
  });

  test('what a trait applies to, with the asterisk in quotes', () => {
    const trait = COMPONENT.slice(0, COMPONENT.indexOf('spec:')).replace(
      'ComponentSchematic',
      'Trait',
    );
    expect(labelsAt(`${trait}spec:\n  appliesTo:\n    - <|>`).at(-1)).toBe('*');
    expect(tail(trait, 'spec:\n  appliesTo:\n    - <|>', '*')).toBe(
      'spec:\n  appliesTo:\n    - "*"',
    );
    expect(tail(trait, 'spec:\n  appliesTo:\n    <|>', '- *')).toBe(
      'spec:\n  appliesTo:\n    - "*"',
    );
  });
});

describe('names of the document', () => {
  test('parameters for fromParam, with type and default', () => {
    const marked = `${COMPONENT}    env:\n    - name: X\n      fromParam: <|>`;
    const items = itemsAt(marked);
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['greeting', 'string, default Hello'],
      ['speed', 'required, number'],
    ]);
    expect(resolveCompletion(items[0]?.data)).toBe('Text of the start page');
  });

  test('env takes its value from a parameter where there is one', () => {
    expect(accept(`${COMPONENT}    en<|>`, 'env')).toContain(
      'env:\n    - name: ‹1:GREETING›\n      fromParam: ‹2:greeting|speed›',
    );
  });

  test('ports of the container for its probe', () => {
    const marked = `${COMPONENT}    livenessProbe:\n      httpGet:\n        port: <|>`;
    expect(itemsAt(marked).map(({ label, detail }) => [label, detail])).toEqual([
      ['8080', 'port "http"'],
      ['9090', 'port "metrics"'],
    ]);
    const probe = accept(`${COMPONENT}    live<|>`, 'livenessProbe');
    expect(probe).toContain('port: ‹2:8080|9090›');
  });

  test('what a component in the same file declares', () => {
    const both = (marked: string) => `${COMPONENT}---\n${CONFIGURATION}${marked}`;
    expect(labelsAt(both('    parameterValues:\n    - name: <|>'))).toEqual(['speed', 'greeting']);
    expect(labelsAt(both('    parameterValues:\n    - name: speed\n    - name: <|>'))).toEqual([
      'greeting',
      'speed',
    ]);
    expect(
      labelsAt(
        both('    traits:\n    - name: ingress\n      properties:\n        servicePort: <|>'),
      ),
    ).toEqual(['8080', '9090']);
    expect(
      labelsAt(
        both('    traits:\n    - name: volume-mounter\n      properties:\n        volumeName: <|>'),
      ),
    ).toContain('data');
    expect(labelsAt(both('  - componentName: <|>'))).toEqual([
      'shop',
      'shop (with required parameters)',
    ]);
    expect(labelsAt(both('    applicationScopes:\n    - <|>'))).toEqual(['health']);
  });
});
