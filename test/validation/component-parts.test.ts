// Ports and volumes of the component that traits of an instance name.
import { describe, expect, test } from 'vitest';
import { component, attach, SCALER, INGRESS, port } from '../support/attached.ts';
import {
  fixedFiles,
  fixTitles,
  marksIn,
  problemsOf,
  relatedOf,
  type Conditions,
} from '../support/problems.ts';

describe('ports of an ingress', () => {
  test.each([
    [[80], 'spec', []],
    [[8080], 'spec', ['warning ingress-unserved-port: 80']],
    [[8080, 80], 'spec', []],
    [[8080, 80], 'rudr', ['warning ingress-unserved-port: 80']],
    [[], 'spec', []],
  ] as const)('served %j, %s', (ports, profile, expected) => {
    const text = component('Server', ports.length === 0 ? '' : port(...ports)) + attach(INGRESS);
    const found = marksIn(text, { profile }).filter((mark) => mark.includes('ingress-'));
    expect(found).toEqual(expected);
  });

  test('offers the ports that there are', () => {
    const text = component('Server', port(8080, 9090)) + attach(INGRESS);
    expect(problemsOf('ingress-unserved-port', text)[0]?.[3]).toBe(
      '"api" does not serve port 80. It serves 8080 and 9090.',
    );
    expect(fixTitles('ingress-unserved-port', text)).toEqual(['Change to 8080', 'Change to 9090']);
  });
});

describe('volumes', () => {
  const volume = (name: string, disk: string): string =>
    `      resources:\n        volumes:\n          - {name: ${name}, mountPath: /v${disk}}\n`;
  const lasting = volume('Data', ', disk: {required: 1G, ephemeral: false}');
  const mounter = (name: string): string =>
    `{name: volume-mounter, properties: {volumeName: ${name}, storageClass: s}}`;
  const about = (text: string, conditions: Conditions = {}): string[] =>
    marksIn(text, conditions).filter((mark) => /-volume|volume-without|volume-claim/.test(mark));

  test.each([
    [lasting, 'Data', []],
    [lasting, 'data', ['error unknown-volume: data']],
    [lasting, 'cache', ['error unknown-volume: cache']],
    [lasting, '"[fromVariable(v)]"', []],
    [
      volume('Data', ', disk: {required: 1G, ephemeral: true}'),
      'Data',
      ['warning unclaimable-volume: Data'],
    ],
    [volume('Data', ''), 'Data', ['warning unclaimable-volume: Data']],
    ['', 'Data', ['error unknown-volume: Data']],
  ])('mounted %#', (volumes, name, expected) => {
    const found = about(component('Worker', volumes) + attach(mounter(name)));
    expect(found.filter((mark) => !mark.includes('without-claim'))).toEqual(expected);
  });

  test('the name is written as the component spells it', () => {
    const text = component('Worker', lasting) + attach(mounter('data'));
    expect(problemsOf('unknown-volume', text)[0]?.[3]).toBe(
      '"api" has no volume "data". Did you mean "Data"?',
    );
    expect(fixedFiles('unknown-volume', text)['app.yaml']).toContain('volumeName: Data');
  });

  test('a lasting volume that nothing claims, with a fix that does', () => {
    const text = component('Worker', lasting) + attach();
    expect(about(text)).toEqual(['information volume-without-claim: api']);
    expect(about(text, { profile: 'rudr' })).toEqual(['warning volume-without-claim: api']);
    expect(fixedFiles('volume-without-claim', text)['app.yaml']).toContain(`      traits:
        - name: volume-mounter
          properties:
            volumeName: Data
            storageClass: \${1:standard}
`);
    const more = component('Worker', lasting) + attach(SCALER);
    expect(fixedFiles('volume-without-claim', more)['app.yaml']).toContain(
      '- name: volume-mounter',
    );
  });

  test('two configurations that claim one volume collide in Rudr', () => {
    const other = attach(mounter('Data'))
      .replace('app.yaml', 'b.yaml')
      .replace('name: app', 'name: b');
    const text = component('Worker', lasting) + attach(mounter('Data')) + other;
    expect(about(text)).toEqual([]);
    expect(about(text, { profile: 'rudr' })).toEqual([
      'information shared-volume-claim: Data',
      'information shared-volume-claim: Data',
    ]);
    expect(relatedOf('shared-volume-claim', text, { profile: 'rudr' })).toEqual([
      'b.yaml: Data: The other claim',
    ]);
    const variant = text.replace('name: b\n', 'name: app\n');
    expect(about(variant, { profile: 'rudr' })).toEqual([]);
  });
});
