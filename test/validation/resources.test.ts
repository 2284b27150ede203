// What a container needs: CPU, memory, GPU, volumes, disks and extended resources.
import { describe, expect, test } from 'vitest';
import { container, linesFrom, specMarks } from '../support/components.ts';
import { fixed, fixTitles, problemsIn, problemsOf } from '../support/problems.ts';

function resources(fields: string): string {
  return container(`resources:\n${fields.replace(/^/gm, '  ')}`);
}

function memory(value: string): string {
  return resources(`cpu: {required: 1}\nmemory: {required: ${value}}`);
}

function disk(fields: string): string {
  return resources(
    `cpu: {required: 1}\nmemory: {required: 1G}\nvolumes:\n  - name: data\n    mountPath: /data\n    disk: ${fields}`,
  );
}

describe('CPU', () => {
  const cpu = (value: string): string =>
    resources(`cpu: {required: ${value}}\nmemory: {required: 1G}`);

  test.each([
    ['0', ['error invalid-cpu: 0']],
    ['-0.5', ['error invalid-cpu: -0.5']],
    ['"0"', ['error invalid-cpu: "0"']],
    ['two', ['error invalid-cpu: two']],
    ['[1]', ['error invalid-cpu: [1]']],
    ['"0.5"', ['warning invalid-cpu: "0.5"']],
    ['500m', ['error invalid-cpu: 500m']],
    ['0.5', []],
    ['2', []],
    ['"{{ .Values.cpu }}"', ['information template-text: "{{ .Values.cpu }}"']],
  ])('%s', (value, expected) => {
    expect(specMarks(cpu(value))).toEqual(expected);
  });

  test('as text is refused by Rudr', () => {
    const text = resources('cpu: {required: "0.5"}\nmemory: {required: "128"}');
    expect(specMarks(text, { profile: 'rudr' })).toEqual(['error invalid-cpu: "0.5"']);
  });

  test.each([
    ['"0.5"', '0.5'],
    ["'2'", '2'],
    ['500m', '0.5'],
    ['250m', '0.25'],
  ])('%s is mended to %s', (value, mended) => {
    expect(fixed('invalid-cpu', cpu(value))).toBe(cpu(mended));
  });

  test('right below "cpu" goes into "required"', () => {
    const text = resources('cpu: 0.5 # half\nmemory:\n  required: 1G');
    expect(specMarks(text)).toEqual(['error invalid-cpu: 0.5']);
    expect(linesFrom(fixed('invalid-cpu', text), 'cpu:')).toBe(
      'cpu:\n  required: 0.5 # half\nmemory:\n  required: 1G',
    );
  });

  test('keeps to JSON in JSON', () => {
    const text = `{"apiVersion": "core.oam.dev/v1alpha1", "kind": "ComponentSchematic", "metadata": {"name": "a"},
      "spec": {"workloadType": "core.oam.dev/v1alpha1.Worker", "containers": [{"name": "m", "image": "x:1",
        "resources": {"cpu": 0.5, "memory": {"required": 256}}}]}}`;
    expect(specMarks(text)).toEqual(['error invalid-cpu: 0.5', 'warning invalid-memory: 256']);
    const once = fixed('invalid-cpu', text);
    const twice = fixed('invalid-memory', once);
    expect(JSON.parse(twice)).toMatchObject({
      spec: {
        containers: [{ resources: { cpu: { required: 0.5 }, memory: { required: '256' } } }],
      },
    });
  });
});

describe('memory', () => {
  test.each([
    ['lots', ['error invalid-memory: lots']],
    ['"0"', ['error invalid-memory: "0"']],
    ['0M', ['error invalid-memory: 0M']],
    ['0', ['error invalid-memory: 0']],
    ['128', ['warning invalid-memory: 128']],
    ['512Mi', ['warning invalid-memory: 512Mi']],
    ['1.5G', ['warning invalid-memory: 1.5G']],
    ['512 MB', ['error invalid-memory: 512 MB']],
    ['-1G', ['error invalid-memory: -1G']],
    ['512mb', []],
    ['2G', []],
    ['"128"', ['information bare-memory: "128"']],
  ])('%s', (value, expected) => {
    expect(specMarks(memory(value))).toEqual(expected);
  });

  test.each([
    ['"128"', []],
    ['128', ['error invalid-memory: 128']],
    ['2G', ['error memory-unit: 2G']],
    ['128B', ['error memory-unit: 128B']],
    ['512Mi', ['error invalid-memory: 512Mi']],
  ])('%s for Rudr', (value, expected) => {
    expect(specMarks(memory(value), { profile: 'rudr' })).toEqual(expected);
  });

  test.each([
    ['128', 'Quote the value *', '"128"'],
    ['0128', 'Quote the value *', '"0128"'],
    ['1.5G', 'Change to "1500M" *', '1500M'],
    ['512 MB', 'Change to "512MB" *', '512MB'],
    ['512Mi', 'Change to "537M"', '537M'],
    ['"1Gi"', 'Change to "1074M"', '"1074M"'],
  ])('%s is mended by: %s', (value, title, mended) => {
    expect(fixTitles('invalid-memory', memory(value))).toEqual([title]);
    expect(fixed('invalid-memory', memory(value))).toBe(memory(mended));
  });

  test('in units of Kubernetes is exact for Rudr', () => {
    const mended = fixed('invalid-memory', memory('1Gi'), { profile: 'rudr' });
    expect(mended).toBe(memory('"1024"'));
    expect(specMarks(mended, { profile: 'rudr' })).toEqual([]);
  });

  test('with a unit becomes mebibytes, rounded up, for Rudr', () => {
    expect(fixed('memory-unit', memory('100MB'), { profile: 'rudr' })).toBe(memory('"96"'));
  });
});

test('missing resources are added with tab stops', () => {
  const text = container('ports: []');
  expect(specMarks(text)).toEqual(['information missing-resources: name']);
  expect(linesFrom(fixed('missing-resources', text), 'resources')).toBe(
    'resources:\n  cpu:\n    required: ${1:0.1}\n  memory:\n    required: ${2:128M}',
  );
});

test('an unknown half of resources is not asked for while its key is misspelt', () => {
  const text = resources('cpu: {required: 1}\nmemroy: {required: 1G}');
  expect(specMarks(text)).toEqual(['warning unknown-key: memroy']);
});

describe('GPU', () => {
  const gpu = (value: string): string =>
    resources(`cpu: {required: 1}\nmemory: {required: 1G}\ngpu: ${value}`);

  test('must be a number of at least 0', () => {
    expect(specMarks(gpu('{required: -1}'))).toEqual(['error invalid-gpu: -1']);
    expect(specMarks(gpu('{required: 0}'))).toEqual([]);
  });

  test('is not looked at by Rudr', () => {
    const text = resources('cpu: {required: 1}\nmemory: {required: "1"}\ngpu: {required: two}');
    expect(specMarks(text, { profile: 'rudr' })).toEqual(['information invalid-gpu: two']);
  });

  test('right below "gpu" goes into "required"', () => {
    expect(linesFrom(fixed('invalid-gpu', gpu('2')), 'gpu')).toBe('gpu:\n  required: 2');
  });
});

describe('volumes', () => {
  const volumes = (items: string): string =>
    resources(
      `cpu: {required: 1}\nmemory: {required: 1G}\nvolumes:\n${items.replace(/^/gm, '  ')}`,
    );

  test('a missing path is one problem, at the first key of the volume', () => {
    expect(problemsIn(volumes('- name: data'))).toEqual([
      [
        'error',
        'incomplete-volume',
        'name',
        'Volume "data" has no "mountPath", where the program finds it.',
      ],
    ]);
  });

  test('a misspelt path is only misspelt', () => {
    expect(specMarks(volumes('- name: data\n  mountpath: /data'))).toEqual([
      'error unknown-key: mountpath',
    ]);
  });

  test.each([
    ['/data', []],
    ['C:\\data', []],
    ['data', ['warning relative-mount-path: data']],
    ['./data', ['warning relative-mount-path: ./data']],
  ])('mounted at %s', (path, expected) => {
    expect(specMarks(volumes(`- name: data\n  mountPath: ${path}`))).toEqual(expected);
  });

  test('a relative path is started with a slash', () => {
    const text = volumes('- name: data\n  mountPath: ./data');
    expect(fixed('relative-mount-path', text)).toBe(volumes('- name: data\n  mountPath: /data'));
  });

  test.each([
    ['accessMode', 'rw', 'invalid-access-mode', 'RW'],
    ['accessMode', 'ReadOnlyMany', 'invalid-access-mode', 'RO'],
    ['accessMode', '"ro"', 'invalid-access-mode', '"RO"'],
    ['sharingPolicy', 'exclusive', 'invalid-sharing-policy', 'Exclusive'],
  ])('%s %s', (key, value, code, mended) => {
    const text = (written: string): string =>
      volumes(`- {name: data, mountPath: /data, ${key}: ${written}}`);
    expect(specMarks(text(value))).toEqual([`error ${code}: ${value}`]);
    expect(fixTitles(code, text(value))[0]).toMatch(/ \*$/);
    expect(fixed(code, text(value))).toBe(text(mended));
  });

  test('names are unique in a container, and in all containers for Rudr', () => {
    const volume = '\n          - name: data\n            mountPath: /data';
    const text = `${container(`resources:\n  volumes:${volume.replace(/ {6}/g, '')}`)}    - name: side
      image: example/side:1.0.0
      resources:
        volumes:${volume}
`;
    expect(problemsOf('duplicate-volume', text)).toEqual([]);
    expect(problemsOf('duplicate-volume', text, { profile: 'rudr' })).toHaveLength(1);
  });

  test('nothing is mounted where a configuration file has its folder', () => {
    const text = container(`config:
  - path: /etc/app/app.conf
    value: x
resources:
  volumes:
    - name: data
      mountPath: /etc/app
`);
    expect(problemsOf('duplicate-mount-path', text).map(([, , marked]) => marked)).toEqual([
      '/etc/app',
    ]);
  });
});

describe('disks', () => {
  test.each([
    ['{required: 10G, ephemeral: true}', []],
    ['{required: 10Gi}', ['warning invalid-disk-size: 10Gi']],
    ['{required: 10}', ['warning invalid-disk-size: 10']],
    ['{required: huge}', ['error invalid-disk-size: huge']],
    ['{ephemeral: true}', ['error invalid-disk-size: disk']],
    ['10G', ['error invalid-disk-size: 10G']],
    ['{required: 10G, ephemeral: n}', ['warning invalid-ephemeral: n']],
    ['{required: 10G, ephemeral: "yes"}', ['warning invalid-ephemeral: "yes"']],
    ['{required: 10G, ephemeral: maybe}', ['warning invalid-ephemeral: maybe']],
  ])('%s', (fields, expected) => {
    expect(specMarks(disk(fields))).toEqual(expected);
  });

  test.each([
    ['n', 'false'],
    ['Yes', 'true'],
    ['"off"', 'false'],
  ])('ephemeral %s is mended to %s', (word, mended) => {
    const text = disk(`{required: 10G, ephemeral: ${word}}`);
    expect(fixTitles('invalid-ephemeral', text)).toEqual([`Change to ${mended} *`]);
    expect(fixed('invalid-ephemeral', text)).toBe(disk(`{required: 10G, ephemeral: ${mended}}`));
  });

  test('Rudr takes the units of Kubernetes, and a plain word for a boolean, but not a quoted one', () => {
    const rudr = (fields: string): string[] =>
      specMarks(disk(fields), { profile: 'rudr' }).filter((mark) => !mark.includes('memory-unit'));
    expect(rudr('{required: 10Gi, ephemeral: false}')).toEqual([]);
    expect(rudr('{required: 10G, ephemeral: n}')).toEqual(['warning invalid-ephemeral: n']);
    expect(rudr('{required: 10G, ephemeral: "n"}')).toEqual(['error invalid-ephemeral: "n"']);
    expect(rudr('{required: 10G}')).toEqual(['error missing-ephemeral: disk']);
  });
});

describe('extended resources', () => {
  const extended = (items: string): string =>
    resources(
      `cpu: {required: 1}\nmemory: {required: 1G}\nextended:\n${items.replace(/^/gm, '  ')}`,
    );

  test.each([
    ['- {name: ext.example.com/v1.Sensor, required: "1"}', []],
    ['- {name: ext.example.com/v1.Sensor, required: 1}', ['error invalid-extended-resource: 1']],
    ['- {name: sensor, required: "1"}', ['error invalid-extended-resource: sensor']],
    ['- {name: ext.example.com/v1.Sensor}', ['error invalid-extended-resource: name']],
  ])('%s', (item, expected) => {
    expect(specMarks(extended(item))).toEqual(expected);
  });

  test('a number is quoted', () => {
    const text = extended('- {name: ext.example.com/v1.Sensor, required: 1}');
    expect(fixed('invalid-extended-resource', text)).toBe(
      extended('- {name: ext.example.com/v1.Sensor, required: "1"}'),
    );
  });
});

test('the draft has the same resources', () => {
  const text = container('resources: {cpu: {required: "1"}, memory: {required: 512Mi}}', {
    apiVersion: 'core.hydra.io/v1alpha1',
  });
  const own = specMarks(text).filter((mark) => mark.includes('invalid-'));
  expect(own).toEqual(['warning invalid-cpu: "1"', 'warning invalid-memory: 512Mi']);
});
