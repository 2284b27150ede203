// The SARIF log against the essential structure of SARIF 2.1.0: what code scanning services refuse when it is missing.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { component, folderWith, oam } from '../support/oam.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly message?: { readonly text: string };
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: Region;
  };
}

interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly [
    {
      readonly columnKind: string;
      readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
      readonly tool: {
        readonly driver: {
          readonly name: string;
          readonly version: string;
          readonly rules: readonly {
            readonly id: string;
            readonly shortDescription: { readonly text: string };
            readonly help: { readonly text: string };
            readonly defaultConfiguration: { readonly level?: string; readonly enabled?: boolean };
          }[];
        };
      };
      readonly invocations: readonly {
        readonly executionSuccessful: boolean;
        readonly toolExecutionNotifications: readonly unknown[];
      }[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly Location[];
        readonly relatedLocations?: readonly (Location & { readonly id: number })[];
      }[];
    },
  ];
}

async function sarif(args: readonly string[], cwd: string): Promise<Log> {
  const { out } = await oam(['check', '--format', 'sarif', ...args], { cwd });
  return JSON.parse(out) as Log;
}

const twoProblems = component('web', 'osTyp: linux').replace('required: 128M', 'required: much');

test('a log is whole, and every result leads to its rule and its place', async () => {
  const cwd = folderWith({
    'my apps/web#1.yaml': twoProblems,
    'torn.yaml': `${component('a')}  [`,
  });
  const { $schema, version, runs } = await sarif([], cwd);
  expect(version).toBe('2.1.0');
  expect($schema).toMatch(/^https:\/\/.*sarif-2\.1\.0\.json$/);
  expect(runs).toHaveLength(1);
  const [{ tool, results, columnKind, originalUriBaseIds, invocations }] = runs;
  expect(columnKind).toBe('utf16CodeUnits');
  expect(originalUriBaseIds['%SRCROOT%']?.uri).toBe(`${pathToFileURL(cwd).href}/`);
  expect(invocations).toMatchObject([{ executionSuccessful: true }]);
  expect(tool.driver.name).toBe('oam');
  expect(tool.driver.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(results.length).toBeGreaterThanOrEqual(3);
  for (const { ruleId, ruleIndex, level, message, locations } of results) {
    expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(['error', 'warning', 'note']).toContain(level);
    expect(message.text).toMatch(/[.?]$/);
    expect(locations).toHaveLength(1);
    const { artifactLocation, region } = locations[0]!.physicalLocation;
    expect(artifactLocation.uriBaseId).toBe('%SRCROOT%');
    expect(['my%20apps/web%231.yaml', 'torn.yaml']).toContain(artifactLocation.uri);
    expect(region.startLine).toBeGreaterThan(0);
    expect(region.startColumn).toBeGreaterThan(0);
    expect(region.endLine > region.startLine || region.endColumn > region.startColumn).toBe(true);
  }
});

test('levels are those that SARIF has, and the first place is exact', async () => {
  const cwd = folderWith({ 'web.yaml': twoProblems.replace(/ {6}resources:[^]*/, '') });
  const [{ results }] = (await sarif([], cwd)).runs;
  expect(results.find(({ ruleId }) => ruleId === 'unknown-key')).toMatchObject({
    level: 'warning',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'web.yaml' },
          region: { startLine: 7, startColumn: 3, endLine: 7, endColumn: 8 },
        },
      },
    ],
  });
  // Missing resources are only worth a remark, which SARIF calls a note.
  expect(results.find(({ ruleId }) => ruleId === 'missing-resources')?.level).toBe('note');
});

test('each rule is described once, with help', async () => {
  const cwd = folderWith({ 'web.yaml': component('web') });
  const [{ tool, results }] = (await sarif([], cwd)).runs;
  expect(results).toEqual([]);
  const { rules } = tool.driver;
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, shortDescription, help, defaultConfiguration } of rules) {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(shortDescription.text).toMatch(/\.$/);
    expect(help.text).not.toBe('');
    expect(['error', 'warning', 'note', undefined]).toContain(defaultConfiguration.level);
  }
});

test('what helps to understand a finding is a related location', async () => {
  const cwd = folderWith({
    'web.yaml': component('web').replace(
      '      resources:',
      '      env:\n        - { name: A, value: a }\n        - { name: A, value: b }\n      resources:',
    ),
  });
  const [{ results }] = (await sarif([], cwd)).runs;
  const related = results.flatMap(({ relatedLocations = [] }) => relatedLocations);
  expect(related).toMatchObject([
    {
      id: 0,
      message: { text: expect.stringContaining('A') as string },
      physicalLocation: { artifactLocation: { uri: 'web.yaml' }, region: { startLine: 12 } },
    },
  ]);
});

test('a file outside of the folder keeps its whole address, and one that cannot be read is told', async () => {
  const elsewhere = folderWith({ 'web.yaml': component('web', 'osTyp: linux') });
  const cwd = folderWith({});
  const [{ results, invocations }] = (await sarif([join(elsewhere, 'web.yaml'), 'gone.yaml'], cwd))
    .runs;
  expect(results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({
    uri: pathToFileURL(join(elsewhere, 'web.yaml')).href,
  });
  expect(invocations[0]).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [
      { level: 'error', message: { text: 'There is no such file or folder.' } },
    ],
  });
});
