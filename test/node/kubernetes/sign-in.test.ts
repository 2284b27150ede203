// Signing in on the loopback: plugins, tokens in files, certificates, and how each is renewed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { connect } from '../../../server/src/node/kubernetes/connect.ts';
import { authority, clientCertificate, clientKey } from './certificates.ts';
import {
  afterTest,
  bareMachine,
  connected,
  headersOf,
  kubeconfigFile,
  kubeconfigOf,
  mirror,
  never,
  refusal,
  sendJson,
  temporaryFolder,
  tlsServer,
} from './loopback.ts';

/** A plugin whose body is this, where `runs` counts the earlier runs. */
function plugin(body: string) {
  const folder = temporaryFolder();
  const log = join(folder, 'runs');
  const script = join(folder, 'plugin.mjs');
  writeFileSync(log, '');
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
    const runs = readFileSync(${JSON.stringify(log)}, 'utf8').length;
    appendFileSync(${JSON.stringify(log)}, '.');
    const answer = (status) => console.log(JSON.stringify({ kind: 'ExecCredential', status }));
    ${body}`,
  );
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath };
  return {
    exec: { ...exec, args: [script], interactiveMode: 'Never' },
    runs: () => readFileSync(log, 'utf8').length,
  };
}

describe('a credential plugin', () => {
  test('is run once for all requests, and once more for new credentials', async () => {
    const { exec, runs } = plugin('answer({ token: `token-${runs}` });');
    const server = await mirror();
    const cluster = await connected({ server, user: { exec } });
    expect((await headersOf(cluster)).authorization).toBe('Bearer token-0');
    await Promise.all([headersOf(cluster), headersOf(cluster)]);
    expect(runs()).toBe(1);
    const renewals = [cluster.renewCredentials(), cluster.renewCredentials()];
    expect(await Promise.all(renewals)).toEqual([true, true]);
    expect(runs()).toBe(2);
    expect((await headersOf(cluster)).authorization).toBe('Bearer token-1');
    // A request that was refused with the old token asks late.
    expect(await cluster.renewCredentials()).toBe(true);
    expect(runs()).toBe(2);
  });

  test('is run again when its credentials expire', async () => {
    const { exec, runs } = plugin(
      `const expirationTimestamp = new Date(Date.now() + (runs === 0 ? -1000 : 3600_000));
      answer({ token: \`token-\${runs}\`, expirationTimestamp });`,
    );
    const cluster = await connected({ server: await mirror(), user: { exec } });
    expect((await headersOf(cluster)).authorization).toBe('Bearer token-1');
    await headersOf(cluster);
    expect(runs()).toBe(2);
  });

  test('learns about the cluster when it wants to, and that nobody sits there', async () => {
    const { exec } = plugin(
      `const { spec } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
      answer({ token: JSON.stringify({ ...spec, own: process.env.OWN }) });`,
    );
    const server = await mirror();
    const tokenOf = async (more: object, cluster: object) => {
      const connection = await connected({ server, cluster, user: { exec: { ...exec, ...more } } });
      const { authorization = '' } = await headersOf(connection);
      return JSON.parse(authorization.slice('Bearer '.length)) as unknown;
    };
    const env = [{ name: 'OWN', value: 'yes' }];
    expect(await tokenOf({ env }, {})).toEqual({ interactive: false, own: 'yes' });
    const extension = { audience: 'a' };
    const extensions = [{ name: 'client.authentication.k8s.io/exec', extension }];
    const cluster = { 'tls-server-name': 'localhost', extensions };
    expect(await tokenOf({ provideClusterInfo: true }, cluster)).toEqual({
      interactive: false,
      cluster: {
        server,
        'certificate-authority-data': Buffer.from(authority).toString('base64'),
        'tls-server-name': 'localhost',
        config: extension,
      },
    });
  });

  test('may give a certificate', async () => {
    const status = { clientCertificateData: clientCertificate, clientKeyData: clientKey };
    const { exec } = plugin(`answer(${JSON.stringify(status)});`);
    const server = await namingServer();
    const cluster = await connected({ server, user: { exec } });
    expect(await headersOf(cluster)).toEqual({ client: 'client' });
  });

  test('that cannot do it is named, with its own first line and without secrets', async () => {
    const server = 'https://127.0.0.1:9';
    const saidOf = (exec: object) => refusal({ server, user: { exec } });
    expect(await saidOf({ command: 'oam-no-such-plugin' })).toBe(
      'The credential plugin "oam-no-such-plugin" of the user "somebody" was not found. ' +
        'Install it, or add it to PATH.',
    );
    expect(
      await saidOf({ command: 'oam-no-such-plugin', installHint: 'Get it here.\nThen' }),
    ).toMatch(/was not found\. Get it here\.$/);
    const failing = plugin(
      `console.error('\\n\\u001b[31mlogin expired\\u001b[0m for Bearer canary-token-1234\\nmore');
      process.exitCode = 1;`,
    );
    expect(await saidOf(failing.exec)).toMatch(/failed: login expired for Bearer <hidden #1>$/);
    expect(await saidOf(plugin('process.exitCode = 3;').exec)).toMatch(/failed without saying why/);
    const silent =
      /^The credential plugin ".*" of the user "somebody" did not answer with credentials\.$/;
    expect(await saidOf(plugin('console.log("canary {");').exec)).toMatch(silent);
    expect(await saidOf(plugin('console.log("{}");').exec)).toMatch(silent);
    expect(await saidOf(plugin('answer({});').exec)).toMatch(silent);
    expect(await saidOf({})).toMatch(/has a credential plugin without a command\.$/);
  });

  test('that fails later fails the request, which was not sent', async () => {
    const { exec } = plugin(
      `if (runs > 0) { console.error('signed out'); process.exit(1); }
      answer({ token: 'short', expirationTimestamp: new Date(Date.now() - 1000) });`,
    );
    const cluster = await connected({ server: await mirror(), user: { exec } });
    const outcome = await cluster.request({ method: 'GET', path: '/' }, never);
    expect(outcome).toMatchObject({ kind: 'failure', reason: 'credentials', sent: 'no' });
    expect(outcome).toMatchObject({
      message: expect.stringMatching(/failed: signed out$/) as string,
    });
    expect(await cluster.renewCredentials()).toBe(false);
  });

  test('that takes long is not waited for by whoever gives up', async () => {
    const { exec } = plugin(
      `if (runs > 0) await new Promise((resolve) => setTimeout(resolve, 2_000));
      answer({ token: 'late', expirationTimestamp: new Date(Date.now() - 1000) });`,
    );
    const cluster = await connected({ server: await mirror(), user: { exec } });
    const stop = new AbortController();
    const asked = cluster.request({ method: 'GET', path: '/' }, stop.signal);
    stop.abort();
    expect(await asked).toMatchObject({ reason: 'aborted', sent: 'no' });
  });
});

describe('what the kubeconfig holds', () => {
  test('a token that another program changed is taken up; the same one is nothing new', async () => {
    const server = await mirror();
    const path = kubeconfigFile({ server });
    const outcome = await connect({ path }, bareMachine());
    if (!outcome.ok) throw new Error(outcome.message);
    const { cluster } = outcome;
    afterTest(() => cluster.close());
    expect(await cluster.renewCredentials()).toBe(false);
    writeFileSync(path, kubeconfigOf({ server, user: { token: 'second-token' } }));
    expect(await cluster.renewCredentials()).toBe(true);
    expect((await headersOf(cluster)).authorization).toBe('Bearer second-token');
  });

  test('a context that leads elsewhere meanwhile is not followed', async () => {
    const path = kubeconfigFile({ server: await mirror() });
    const outcome = await connect({ path }, bareMachine());
    if (!outcome.ok) throw new Error(outcome.message);
    afterTest(() => outcome.cluster.close());
    const elsewhere = { server: 'https://prod.example', user: { token: 'second-token' } };
    writeFileSync(path, kubeconfigOf(elsewhere));
    expect(await outcome.cluster.renewCredentials()).toBe(false);
  });

  test('a token may lie in a file, which wins over the token beside it', async () => {
    const tokenFile = join(temporaryFolder(), 'token');
    writeFileSync(tokenFile, 'token-of-file\n');
    const cluster = await connected({ server: await mirror(), user: { tokenFile, token: 'old' } });
    expect((await headersOf(cluster)).authorization).toBe('Bearer token-of-file');
    writeFileSync(tokenFile, 'newer-token\n');
    expect(await cluster.renewCredentials()).toBe(true);
    expect((await headersOf(cluster)).authorization).toBe('Bearer newer-token');
  });

  test('a file that is missing is named', async () => {
    const tokenFile = join(temporaryFolder(), 'missing');
    expect(await refusal({ server: 'https://127.0.0.1:9', user: { tokenFile } })).toBe(
      `The file ${tokenFile}, which the kubeconfig names for the user "somebody", cannot be read (ENOENT).`,
    );
  });

  test('a name and password, and acting for somebody else', async () => {
    const user = {
      ...{ username: 'me', password: 'p:w', as: 'her', 'as-groups': ['dev', 'ops'] },
      ...{ 'as-uid': '7', 'as-user-extra': { 'x/Y': ['1'] } },
    };
    const headers = await headersOf(await connected({ server: await mirror(), user }));
    expect(headers).toMatchObject({
      authorization: `Basic ${Buffer.from('me:p:w').toString('base64')}`,
      'impersonate-user': 'her',
      'impersonate-group': 'dev, ops',
      'impersonate-uid': '7',
      'impersonate-extra-x%2fy': '1',
    });
  });

  test('a certificate, where what is written down wins over a file', async () => {
    const data = {
      'client-certificate': '/no/such/file',
      'client-certificate-data': Buffer.from(clientCertificate).toString('base64'),
      'client-key': '/no/such/file',
      'client-key-data': Buffer.from(clientKey).toString('base64'),
    };
    const server = await namingServer();
    expect(await headersOf(await connected({ server, user: data }))).toEqual({ client: 'client' });
    const message = await refusal({ server, user: { 'client-certificate': '/no/such/file' } });
    expect(message).toMatch(/^The file \/no\/such\/file, which the kubeconfig names/);
  });

  test('a context without a user is nobody, and trusts the same authority', async () => {
    const context = { user: undefined };
    const headers = await headersOf(await connected({ server: await mirror(), context }));
    expect(headers.authorization).toBeUndefined();
  });
});

/** A server that tells whose certificate it was shown. */
function namingServer(): Promise<string> {
  const options = { requestCert: true, rejectUnauthorized: false, ca: authority };
  return tlsServer((request, response) => {
    const subject = (request.socket as TLSSocket).getPeerCertificate().subject as
      object | undefined;
    const client = subject && 'CN' in subject ? subject.CN : undefined;
    sendJson(response, 200, { client });
  }, options);
}
