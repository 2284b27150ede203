// Workload types of others: the object as plain values, the problems, and the text at origins.
import { describe, expect, it } from 'vitest';
import { renderParts } from '../support/kubernetes-parts.ts';

/** A component of that type with those settings and one instance of it. */
function withSettings(type: string, settings: string, instance = ''): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: ${type}
  parameters:
    - {name: level, type: number, default: 3}
    - {name: note, type: string}
  workloadSettings:
${settings}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
    - componentName: resize
      instanceName: thumbs
${instance}`;
}

const FUNCTION = 'openfaas.com/v1alpha2.Function';

const LABELS = {
  'app.kubernetes.io/name': 'resize',
  'app.kubernetes.io/instance': 'thumbs',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'oam',
};

const IMAGE = '    - {name: image, value: "example/resize:1"}\n';

describe('a function of OpenFaaS', () => {
  it('says what to run, with its variables as texts', () => {
    const settings = `${IMAGE}    - {name: handler, value: node index.js}
    - name: environment
      value:
        - {name: QUALITY, value: 80}
        - {name: LEVEL, fromParam: level}
        - {name: NOTE, fromParam: note}
        - {name: FALLBACK, fromParam: note, value: none}
`;
    const given = '      parameterValues:\n        - {name: level, value: 9}\n';
    const { values, problems, originOf, lost } = renderParts(
      withSettings(FUNCTION, settings, given),
    );
    expect(values).toEqual([
      {
        apiVersion: 'openfaas.com/v1alpha2',
        kind: 'Function',
        metadata: { name: 'thumbs', labels: LABELS },
        spec: {
          name: 'thumbs',
          image: 'example/resize:1',
          handler: 'node index.js',
          environment: { QUALITY: '80', LEVEL: '9', FALLBACK: 'none' },
        },
      },
    ]);
    expect(problems).toEqual([]);
    expect(originOf(0, 'spec image')).toBe('"example/resize:1"');
    expect(originOf(0, 'spec environment LEVEL')).toBe('9');
    expect(originOf(0, 'kind')).toBe(FUNCTION);
    expect(lost).toEqual([]);
  });

  it('takes variables as a map as well, without those that have no value', () => {
    const settings = `${IMAGE}    - {name: environment, value: {DEBUG: false, EMPTY: null}}\n`;
    const { values } = renderParts(withSettings(FUNCTION, settings));
    expect(values).toMatchObject([{ spec: { environment: { DEBUG: 'false' } } }]);
    expect((values[0]?.['spec'] as { environment: object }).environment).not.toHaveProperty(
      'EMPTY',
    );
  });

  it('keeps the number of replicas that a scaler fixes', () => {
    const settings = `${IMAGE}    - {name: labels, value: {team: media, com.openfaas.scale.min: 1}}\n`;
    const scaled = (count: number) =>
      renderParts(
        withSettings(
          FUNCTION,
          settings,
          `      traits: [{name: manual-scaler, properties: {replicaCount: ${String(count)}}}]\n`,
        ),
      );
    expect(scaled(4).values).toMatchObject([
      {
        spec: {
          labels: { team: 'media', 'com.openfaas.scale.min': '4', 'com.openfaas.scale.max': '4' },
        },
      },
    ]);
    expect(scaled(4).problems).toEqual([]);
    expect(scaled(0).values).toMatchObject([
      { spec: { labels: { 'com.openfaas.scale.min': '1' } } },
    ]);
    expect(scaled(0).problems).toEqual([
      'warning function-without-replicas [0] OpenFaaS keeps at least one replica of a function, so 0 replicas cannot be carried over.',
    ]);
  });

  it('is not made without an image', () => {
    const { values, problems } = renderParts(
      withSettings(FUNCTION, '    - {name: handler, value: x}\n'),
    );
    expect(values).toEqual([]);
    expect(problems).toEqual([
      `error missing-workload-setting [${FUNCTION}] A function needs the setting "image", a text. No function is made for "thumbs".`,
    ]);
  });

  it('says which settings and variables are left out', () => {
    const settings = `${IMAGE}    - {name: replicas, value: 2}
    - {name: handler}
    - name: environment
      value: [{name: A}, {name: B, fromParam: nope}, {value: c}]
`;
    const { values, problems } = renderParts(withSettings(FUNCTION, settings));
    expect(values).toMatchObject([{ spec: { environment: {} } }]);
    expect(problems).toEqual([
      'warning workload-setting-without-value [handler] The setting "handler" is left out: it has neither "value" nor "fromParam".',
      'warning unknown-workload-setting [replicas] A function of OpenFaaS has no setting "replicas", so it is left out.',
      'warning env-without-value [{name: A}] "A" is left out: it has no "value" and no "fromParam".',
      'warning unknown-env-parameter [nope] "B" is left out: the component declares no parameter "nope".',
      'warning unnamed-variable [{value: c}] This variable is left out: it has no usable "name".',
    ]);
  });
});

describe('a kind of others', () => {
  it('has the setting "spec" as its body', () => {
    const settings =
      '    - {name: spec, value: {replicas: 2, alerting: {alertmanagers: [{port: web}]}}}\n';
    const { values, problems, originOf, lost } = renderParts(
      withSettings('monitoring.coreos.com/v1.Prometheus', settings),
    );
    expect(values).toEqual([
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'Prometheus',
        metadata: { name: 'thumbs', labels: LABELS },
        spec: { replicas: 2, alerting: { alertmanagers: [{ port: 'web' }] } },
      },
    ]);
    expect(problems).toEqual([]);
    expect(originOf(0, 'spec alerting alertmanagers 0 port')).toBe('web');
    expect(lost).toEqual([]);
  });

  it('takes the body from a parameter too', () => {
    const text = withSettings('x.example.com/v1.Cache', '    - {name: spec, fromParam: level}\n');
    expect(renderParts(text).values).toMatchObject([{ spec: 3 }]);
  });

  it('has no room for other settings beside "spec"', () => {
    const settings = '    - {name: spec, value: {size: 1}}\n    - {name: mode, value: fast}\n';
    const { values, problems } = renderParts(withSettings('x.example.com/v1.Cache', settings));
    expect(values).toMatchObject([{ spec: { size: 1 } }]);
    expect(problems).toEqual([
      'warning setting-beside-spec [mode] The setting "spec" is the whole body of the object, so "mode" is left out.',
    ]);
  });

  it('has its settings as fields of the body where none is called "spec"', () => {
    const settings = '    - {name: mode, value: fast}\n    - {name: level, fromParam: level}\n';
    const text = withSettings('x.example.com/v1.Cache', settings);
    const { values, problems } = renderParts(text);
    expect(values).toMatchObject([{ spec: { mode: 'fast', level: 3 } }]);
    expect(problems).toEqual([
      'information settings-as-fields [mode] No WorkloadType here says how these settings are used, so they are written as fields of "spec".',
    ]);
  });

  it('has the defaults that a definition of the type gives its settings', () => {
    const definition = `---
apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: caches
spec:
  group: x.example.com
  version: v1
  names: {kind: Cache}
  settings:
    - {name: mode, type: string, default: slow}
    - {name: size, type: number, default: 5}
`;
    const text =
      withSettings('x.example.com/v1.Cache', '    - {name: mode, value: fast}\n') + definition;
    const { values, problems, originOf } = renderParts(text);
    expect(values).toMatchObject([{ spec: { mode: 'fast', size: 5 } }]);
    expect(problems).toEqual([]);
    expect(originOf(0, 'spec size')).toBe('5');
  });

  it('has no place for containers and nodes', () => {
    const settings =
      '    - {name: spec, value: {}}\n  osType: linux\n  containers: [{name: main, image: a}]';
    expect(renderParts(withSettings('x.example.com/v1.Cache', settings)).problems).toEqual([
      'warning containers-not-rendered [main] Containers are not carried over: the workload settings say what "x.example.com/v1.Cache" runs.',
      'information node-not-rendered [linux] "linux" is not carried over: whoever runs "x.example.com/v1.Cache" chooses the node.',
    ]);
  });

  it('must be named in full', () => {
    const { values, problems } = renderParts(
      withSettings('Cache', '    - {name: spec, value: {}}\n'),
    );
    expect(values).toEqual([]);
    expect(problems).toEqual([
      'error unknown-workload-type [Cache] Nothing says how to run the workload type "Cache", so "thumbs" is left out. Name a core type, or GROUP/VERSION.KIND of an extended one.',
    ]);
  });
});
