// Quantities in plain units.
import { describe, expect, test } from 'vitest';
import { plainQuantity, plainSeconds } from '../../server/src/features/hover/quantities.ts';
import { componentWith, markdownAt } from '../support/hover.ts';

const resources = (field: string, apiVersion?: string) =>
  componentWith(` {containers: [{name: a, image: b, resources: {${field}}}]}`, apiVersion);

describe('memory and disk', () => {
  test.each([
    ['2G', '2 GB = 2,000,000,000 bytes.'],
    ['512MB', '512 MB = 512,000,000 bytes.'],
    ['1500k', '1.5 MB = 1,500,000 bytes.'],
    ['999999999P', '999999999 PB.'],
  ])('%s is %s', (value, plain) => {
    expect(markdownAt(resources(`memory: {required: <|>${value}}`))).toContain(`\n\n${plain}\n\n`);
  });

  test('shows on the key too, and in the draft', () => {
    const marked = resources('memory: {<|>required: 2G}', 'core.hydra.io/v1alpha1');
    expect(markdownAt(marked)).toContain('2 GB = 2,000,000,000 bytes.');
  });

  test('memory without a unit says how differently it is read', () => {
    const marked = resources('memory: {required: <|>"128"}');
    expect(markdownAt(marked)).toContain('No unit: bytes by one chapter of the specification');
    expect(markdownAt(marked, { profile: 'rudr' })).toContain('No unit: Rudr takes it as 128 MiB.');
  });

  test('a disk without a unit counts bytes', () => {
    const disk = (size: string) => resources(`volumes: [{disk: {required: <|>"${size}"}}]`);
    expect(markdownAt(disk('128'))).toContain('\n\n128 bytes.\n\n');
    expect(markdownAt(disk('1'))).toContain('\n\n1 byte.\n\n');
    expect(markdownAt(disk('123456789'))).toContain('123.46 MB = 123,456,789 bytes.');
  });

  test('text that is no size is not guessed at', () => {
    expect(markdownAt(resources('memory: {required: <|>128Mi}'))).not.toMatch(/MB|MiB|bytes\./);
  });
});

describe('processors', () => {
  test.each([
    ['0.5', 'Half of one logical CPU (`500m` in Kubernetes).'],
    ['0.25', 'A quarter of one logical CPU (`250m` in Kubernetes).'],
    ['0.1', '10 % of one logical CPU (`100m` in Kubernetes).'],
    ['1', 'One logical CPU (`1000m` in Kubernetes).'],
    ['1.5', '1.5 logical CPUs (`1500m` in Kubernetes).'],
  ])('%s is %s', (value, plain) => {
    expect(markdownAt(resources(`cpu: {required: <|>${value}}`))).toContain(plain);
  });

  test.each(['"0.5"', '-1', '.inf'])('%s is not explained', (value) => {
    expect(markdownAt(resources(`cpu: {required: <|>${value}}`))).not.toContain('in Kubernetes');
  });
});

test('spans of time are told in hours, minutes and seconds', () => {
  expect([0, 1, 5, 60, 90, 3600, 3725].map(plainSeconds)).toEqual([
    '0 seconds',
    '1 second',
    '5 seconds',
    '1 minute',
    '1 minute 30 seconds',
    '1 hour',
    '1 hour 2 minutes 5 seconds',
  ]);
});

test('units that need no explanation get none', () => {
  expect(plainQuantity({ unit: 'port number', value: 80, of: undefined }, 'spec')).toBeUndefined();
});
