// `oam diff`, `deploy`, `status`, `drift`, `rollback` and `delete` as processes, as far as they come without a cluster.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseArguments, UsageError } from '../../server/src/cli/command.ts';
import { deleteCommand } from '../../server/src/cli/commands/delete.ts';
import { deployCommand } from '../../server/src/cli/commands/deploy.ts';
import { diffCommand } from '../../server/src/cli/commands/diff.ts';
import { driftCommand } from '../../server/src/cli/commands/drift.ts';
import { rollbackCommand } from '../../server/src/cli/commands/rollback.ts';
import { statusCommand } from '../../server/src/cli/commands/status.ts';
import { plain, type Terminal } from '../../server/src/cli/terminal.ts';
import { component, folderWith, misspelt, oam, type Outcome } from '../support/oam.ts';

const configuration = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  variables:
    - name: MODE
  components:
    - componentName: web
      instanceName: shop-web
      traits:
        - name: manual-scaler
          properties:
            replicaCount: "[fromVariable(MODE)]"
`;
const set = { 'web.yaml': component('web'), 'shop.yaml': configuration };

/** A kubeconfig whose only context leads nowhere. */
const kubeconfig = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'dev',
  clusters: [{ name: 'dev', cluster: { server: 'http://127.0.0.1:1' } }],
  users: [{ name: 'dev', user: {} }],
  contexts: [{ name: 'dev', context: { cluster: 'dev', user: 'dev' } }],
});

const commands = [
  deployCommand,
  diffCommand,
  driftCommand,
  rollbackCommand,
  deleteCommand,
  statusCommand,
];

const channel = { write: () => undefined, isTerminal: false, columns: 80, paint: plain };
const silent: Terminal = { out: channel, err: channel, withoutColor: () => silent };

/** Runs where no kubeconfig of the machine is seen. */
function run(
  args: readonly string[],
  files: Readonly<Record<string, string>> = set,
): Promise<Outcome> {
  const cwd = folderWith(files);
  return oam(args, { cwd, env: { HOME: cwd, KUBECONFIG: '' } });
}

describe('help', () => {
  const shared = ['context', 'namespace', 'kubeconfig', 'format', 'no-color', 'help'];
  const confirm = ['yes', 'confirm', 'protect'];
  const source = ['application', 'set', 'values', 'way', 'kubernetes-version'];
  const choices = ['keep-theirs', 'take-over', 'adopt', 'replace', 'prune-protected'];
  const waits = ['wait', 'no-wait', 'timeout', 'object-timeout', 'dry-run'];
  test.each([
    ['diff', [...shared, ...source, ...choices]],
    [
      'deploy',
      [
        ...shared,
        ...confirm,
        ...source,
        ...choices,
        ...waits,
        'on-failure',
        'prune',
        'repair-inventory',
      ],
    ],
    ['status', [...shared, 'application', 'all-namespaces']],
    ['drift', [...shared, 'application', 'set', 'values', 'kubernetes-version']],
    ['rollback', [...shared, ...confirm, ...waits, 'application', 'to', 'prune']],
    [
      'delete',
      [...shared, ...confirm, 'application', 'also', 'keep-records', 'dry-run', 'timeout'],
    ],
  ])(
    'of %s names its options, what its exit status means, and an example',
    async (name, options) => {
      const { status, out, err } = await run([name, '--help']);
      for (const option of options)
        expect(out).toMatch(new RegExp(`(^|[ ,])--${option}[ ,\\n]`, 'm'));
      expect(out).toContain('Exit status: 0');
      expect(out).toContain(`  oam ${name} `);
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
      expect([status, err]).toEqual([0, '']);
    },
  );
});

describe('what cannot be meant is refused before anything is done', () => {
  test.each([
    [['deploy'], 'Name the files to deploy.'],
    [['diff'], 'Name the files to deploy.'],
    [
      ['deploy', '.', '--timeout', '15'],
      '--timeout is a span of time such as 90s, 15m or 1h30m, not "15".',
    ],
    [['deploy', '.', '--object-timeout', '0s'], '--object-timeout is a span of time'],
    [['deploy', '.', '--wait', '--no-wait'], '--wait and --no-wait contradict each other.'],
    [['deploy', '.', '--on-failure', 'undo'], '--on-failure is one of stop, rollback, not "undo".'],
    [['deploy', '.', '--way', 'nativ'], 'Did you mean native?'],
    [
      ['deploy', '.', '--take-over', 'web'],
      '--take-over takes KIND/NAME such as Deployment/web, not "web".',
    ],
    [['deploy', '.', '--namespace', 'My_Shop'], '"My_Shop" cannot name a namespace'],
    [['deploy', '.', '--kubernetes-version', '2.0'], '--kubernetes-version is one of 1.20 to'],
    [['deploy', '.', '--format', 'yaml'], '--format is one of text, json, not "yaml".'],
    [['deploy', '.', '--yess'], 'Did you mean --yes?'],
    [['diff', '.', '--yes'], 'There is no option --yes.'],
    [['drift'], 'Name the files of the specs, or the application with --application.'],
    [['drift', '--application', 'shop', '--set', 'A=1'], '--set goes with the files of specs.'],
    [['drift', '.', '--way', 'native'], 'There is no option --way.'],
    [['rollback'], 'Name the application to roll back.'],
    [['rollback', 'shop', '--to', 'last'], '--to is a whole number from 0, not "last".'],
    [['rollback', 'shop', 'web'], 'One application at a time, please.'],
    [['delete'], 'Name the application to delete.'],
    [['status', 'shop', '--all-namespaces'], '--all-namespaces goes without a name.'],
    [['status', '-A', '-n', 'shop'], '--all-namespaces and --namespace contradict each other.'],
  ])('%j', async (args, message) => {
    const [name, ...rest] = args;
    const command = commands.find((each) => each.name === name);
    const running = async () => command?.run(parseArguments(command.options, rest), silent);
    await expect(running()).rejects.toThrow(message);
    await expect(running()).rejects.toBeInstanceOf(UsageError);
  });

  test('by a process that says where to read more', async () => {
    const { status, out, err } = await run(['rollback']);
    expect(err).toBe('oam rollback: Name the application to roll back. See oam rollback --help.\n');
    expect([status, out]).toEqual([2, '']);
  });
});

describe('variables', () => {
  test('without a value are named, with how to give them one', async () => {
    const { status, err } = await run(['deploy', '.']);
    expect(err).toBe(
      'oam deploy: The variable MODE has no value in the configuration shop. Give it one with --set MODE=… or in a file with --values FILE. See oam deploy --help.\n',
    );
    expect(status).toBe(2);
  });

  test.each([
    ['--set', 'MODE=3'],
    ['--values', 'values.yaml'],
  ])('are taken from %s', async (...given) => {
    const { status, err } = await run(['deploy', '.', ...given], {
      ...set,
      'values.yaml': 'MODE: 3\n',
    });
    // Nothing is wrong any more but that there is no cluster.
    expect(err).toMatch(/^There is no kubeconfig/);
    expect(status).toBe(2);
  });

  test.each([
    ['nowhere.yaml', 'MODE: 3\n', 'there is no such file'],
    ['values.yaml', '- 3\n', 'It must be a map of names of variables to their values.'],
    [
      'values.yaml',
      'MODEL: 3\n',
      'No configuration declares the variable "MODEL". Did you mean MODE?',
    ],
  ])('from %s that holds %j', async (path, text, message) => {
    const { status, err } = await run(['deploy', '.', '--values', path], {
      ...set,
      'values.yaml': text,
    });
    expect(err).toContain(message);
    expect(status).toBe(2);
  });
});

describe('specs with mistakes', () => {
  const wrong = {
    ...set,
    'shop.yaml': configuration.replace('componentName: web', 'componentName: wbe'),
  };
  test.each([
    ['deploy', 1],
    ['diff', 2],
  ])('are not sent anywhere: oam %s', async (name, expected) => {
    const { status, out, err } = await run([name, '.', '--set', 'MODE=3'], wrong);
    expect(err).toMatch(/^shop\.yaml:9:22 error unknown-component /);
    expect(err).toContain('The specs have 1 error, so nothing is sent to a cluster.');
    expect([status, out]).toEqual([expected, '']);
  });

  test('are a line for scripts, too', async () => {
    const { out } = await run(['deploy', '.', '--set', 'MODE=3', '--format', 'json'], wrong);
    expect(JSON.parse(out)).toEqual({
      type: 'error',
      message: 'The specs have 1 error, so nothing is sent to a cluster.',
    });
  });

  test('a file that is not there is named', async () => {
    const { status, err } = await run(['deploy', 'nowhere.yaml']);
    expect(err).toBe('not read nowhere.yaml: There is no such file or folder.\n');
    expect(status).toBe(2);
  });

  test('a warning keeps nobody from deploying', async () => {
    const { err } = await run(['deploy', '.', '--set', 'MODE=3'], { ...set, 'web.yaml': misspelt });
    expect(err).toContain('There is no kubeconfig');
  });
});

describe('several configurations', () => {
  const other = configuration
    .replace('name: shop\n', 'name: depot\n')
    .replace('shop-web', 'depot-web');

  test('want one to be named', async () => {
    const { status, err } = await run(['deploy', '.', '--set', 'MODE=3'], {
      ...set,
      'depot.yaml': other,
    });
    expect(err).toContain(
      'There are several configurations: depot, shop. Say which one with --application NAME.',
    );
    expect(status).toBe(2);
  });

  test('of one name want their file to be named', async () => {
    const twice = {
      'web.yaml': component('web'),
      'a.yaml': configuration,
      'b.yaml': configuration,
    };
    const { status, err } = await run(['deploy', '.', '--set', 'MODE=3'], twice);
    expect(status).not.toBe(0);
    expect(err).toMatch(/a\.yaml|b\.yaml/);
  });
});

describe('the cluster', () => {
  test.each([['status'], ['status', 'shop'], ['rollback', 'shop'], ['delete', 'shop']])(
    'is not there without a kubeconfig: oam %j',
    async (...args) => {
      const { status, out, err } = await run(args);
      expect(err).toMatch(/^There is no kubeconfig: .*\n$/);
      expect([status, out]).toEqual([2, '']);
    },
  );

  test('a context that is not there is named, with those that are', async () => {
    const cwd = folderWith(set);
    writeFileSync(join(cwd, 'kubeconfig'), kubeconfig);
    const args = [
      'deploy',
      '.',
      '--set',
      'MODE=3',
      '--kubeconfig',
      'kubeconfig',
      '--context',
      'dve',
    ];
    const { status, err } = await oam(args, { cwd, env: { HOME: cwd, KUBECONFIG: '' } });
    expect(err).toContain('"dve"');
    expect(err).toContain('dev');
    expect(status).toBe(2);
  });

  test('forcing is refused in a protected context before it is asked anything', async () => {
    const cwd = folderWith({ ...set, kubeconfig: kubeconfig.replaceAll('"dev"', '"my-prod"') });
    const args = ['deploy', '.', '--set', 'MODE=3', '--kubeconfig', 'kubeconfig'];
    const { status, err } = await oam([...args, '--take-over', 'Deployment/web'], { cwd });
    expect(err).toBe(
      'The context my-prod is protected, where --take-over is not allowed. Nothing was changed.\n',
    );
    expect(status).toBe(2);
  });
});
