// Kubeconfig files: which are read, how they are merged, and what is said of those that do not do.
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect } from '../../../server/src/node/kubernetes/connect.ts';
import { readContexts } from '../../../server/src/node/kubernetes/contexts.ts';
import {
  readKubeconfig,
  targetOf,
  type Kubeconfig,
} from '../../../server/src/node/kubernetes/kubeconfig.ts';
import { bareMachine, temporaryFolder } from './loopback.ts';

const team = `
apiVersion: v1
kind: Config
current-context: team-dev
clusters:
- name: dev
  cluster: {server: "https://dev.example:6443/", certificate-authority: certs/ca.pem}
- name: prod
  cluster: {server: "https://prod.example"}
users:
- name: me
  user:
    client-certificate: certs/me.pem
    client-key: /etc/keys/me.pem
    exec: {command: bin/sign-in, args: [now]}
- name: plain
  user: {exec: {command: aws}}
contexts:
- name: team-dev
  context: {cluster: dev, user: me, namespace: shop}
- name: team-prod
  context: {cluster: prod, user: me}
`;
const own = `
current-context: mine
clusters:
- name: dev
  cluster: {server: "https://other.example"}
- name: mine
  cluster: {server: "http://127.0.0.1:8001"}
contexts:
- name: mine
  context: {cluster: mine}
- name: broken
  context: {cluster: nowhere, user: me}
- name: stranger
  context: {cluster: mine, user: nobody}
- name: pathless
  context: {cluster: pathless}
`;

function write(name: string, text: string, folder = temporaryFolder()): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function read(path: string): Promise<Kubeconfig> {
  const found = await readKubeconfig({ path }, bareMachine());
  if (!found.ok) throw new Error(found.message);
  return found.value;
}

async function saidOf(text: string): Promise<string> {
  const outcome = await readContexts({ path: write('config', text) }, bareMachine());
  return outcome.ok ? '' : outcome.message;
}

describe('contexts', () => {
  test('are listed with where they lead', async () => {
    const path = write('config', team);
    expect(await readContexts({ path }, bareMachine())).toEqual({
      ok: true,
      files: [path],
      contexts: [
        {
          name: 'team-dev',
          server: 'https://dev.example:6443/',
          user: 'me',
          namespace: 'shop',
          current: true,
        },
        {
          name: 'team-prod',
          server: 'https://prod.example',
          user: 'me',
          namespace: 'default',
          current: false,
        },
      ],
    });
  });

  test('of all files of KUBECONFIG are merged: the first that says something wins', async () => {
    const folder = temporaryFolder();
    const [one, two] = [write('team', team, folder), write('own', own, folder)];
    const missing = join(folder, 'missing');
    const around = bareMachine({ KUBECONFIG: [one, missing, two, one, ''].join(delimiter) });
    const outcome = await readContexts({}, around);
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.files).toEqual([one, two]);
    const names = outcome.contexts.map(({ name }) => name);
    expect(names).toEqual(['team-dev', 'team-prod', 'mine', 'broken', 'stranger', 'pathless']);
    expect(outcome.contexts.filter(({ current }) => current)).toMatchObject([{ name: 'team-dev' }]);
    // The other file has a cluster of this name, too.
    expect(outcome.contexts[0]).toMatchObject({ server: 'https://dev.example:6443/' });
  });

  test('are those of the home folder without KUBECONFIG, and those of a path before both', async () => {
    const around = bareMachine();
    mkdirSync(join(around.home, '.kube'));
    const usual = write('config', team, join(around.home, '.kube'));
    expect(await readContexts({}, around)).toMatchObject({ ok: true, files: [usual] });
    const path = write('own', own);
    expect(await readContexts({ path }, around)).toMatchObject({ ok: true, files: [path] });
  });

  test('in a pod are the one of its service account', async () => {
    const env = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' };
    const around = bareMachine(env);
    mkdirSync(around.serviceAccount);
    write('token', 'pod-token\n', around.serviceAccount);
    write('namespace', 'shop\n', around.serviceAccount);
    expect(await readContexts({}, around)).toMatchObject({
      ok: true,
      contexts: [
        { name: 'in-cluster', server: 'https://[fd00::1]:443', namespace: 'shop', current: true },
      ],
    });
  });
});

describe('paths', () => {
  test('start at the folder of their own file', async () => {
    const path = write('config', team);
    const { clusters, users } = await read(path);
    const folder = join(path, '..');
    expect(clusters.get('dev')).toMatchObject({
      'certificate-authority': join(folder, 'certs/ca.pem'),
    });
    expect(users.get('me')).toMatchObject({
      'client-certificate': join(folder, 'certs/me.pem'),
      'client-key': '/etc/keys/me.pem',
      exec: { command: join(folder, 'bin/sign-in'), args: ['now'] },
    });
    expect(users.get('plain')).toMatchObject({ exec: { command: 'aws' } });
  });
});

describe('a context leads nowhere', () => {
  test.each([
    ['team-dve', /^The kubeconfig has no context "team-dve" \(.*\)\. Did you mean "team-dev"\?$/],
    ['xyz', /There are: team-dev, team-prod, mine, broken, stranger, pathless\.$/],
    [
      'broken',
      /^The context "broken" names the cluster "nowhere", which the kubeconfig does not have/,
    ],
    ['stranger', /^The context "stranger" names the user "nobody", which the kubeconfig does not/],
    ['pathless', /names the cluster "pathless"/],
  ])('%s', async (context, message) => {
    const folder = temporaryFolder();
    const files = [write('team', team, folder), write('own', own, folder)];
    const outcome = await connect({ context }, bareMachine({ KUBECONFIG: files.join(delimiter) }));
    expect(outcome).toEqual({ ok: false, message: expect.stringMatching(message) as string });
  });

  test('without a server, without contexts, without a current one', async () => {
    const contexts = '[{name: a, context: {cluster: c}}]';
    const of = async (text: string, wanted?: string) => {
      const found = targetOf(await read(write('config', text)), wanted);
      return found.ok ? '' : found.message;
    };
    const pathless = `{contexts: ${contexts}, clusters: [{name: c, cluster: {server: here}}]}`;
    expect(await of(pathless, 'a')).toMatch(/^The cluster "c" has no valid address of a server/);
    expect(await of(pathless)).toMatch(/^No context is chosen, and the kubeconfig has no current/);
    expect(await of('', 'a')).toMatch(/^The kubeconfig has no contexts/);
  });
});

describe('a file does not do', () => {
  test('because it is not there', async () => {
    const path = join(temporaryFolder(), 'missing');
    const message = `There is no kubeconfig ${path}.`;
    expect(await readContexts({ path }, bareMachine())).toEqual({ ok: false, message });
    const around = bareMachine({ KUBECONFIG: path });
    expect(await readContexts({}, around)).toEqual({
      ok: false,
      message: `None of the files that KUBECONFIG names is there: ${path}.`,
    });
  });

  test('because there is none at all', async () => {
    expect(await readContexts({}, bareMachine())).toEqual({
      ok: false,
      message: expect.stringMatching(/^There is no kubeconfig: KUBECONFIG names none/) as string,
    });
  });

  test('because it is broken, and its secrets stay hidden', async () => {
    expect(await saidOf('users:\n- name: a\n  user: {token: "canary-token\n')).toMatch(
      /^The kubeconfig .* is not valid YAML, line \d+\.$/,
    );
    expect(await saidOf('token: canary-token\ntoken: canary-token\n')).not.toContain('canary');
    expect(await saidOf('just text')).toMatch(/^The file .* is not a kubeconfig\.$/);
    expect(await saidOf('users: *nobody')).toMatch(
      /^The kubeconfig .* (not valid YAML|cannot be read)/,
    );
  });

  test('because it is a folder, or too large', async () => {
    const path = temporaryFolder();
    const message = `The kubeconfig ${path} is not a file.`;
    expect(await readContexts({ path }, bareMachine())).toEqual({ ok: false, message });
    expect(await saidOf('#'.repeat(16 * 1024 * 1024 + 1))).toMatch(/is too large to be one\.$/);
  });
});
