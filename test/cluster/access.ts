// How a program reaches the API server of a cluster, and the kubeconfig files that say so.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** An address with what to show there. */
export interface Access {
  /** Without a trailing slash. */
  readonly server: string;
  /** The certificate authority in PEM; undefined where the system's own ones will do. */
  readonly ca: string | undefined;
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
}

interface Named {
  readonly name: string;
}
interface Kubeconfig {
  readonly 'current-context'?: string;
  readonly contexts?: readonly (Named & { context: { cluster: string; user: string } })[];
  readonly clusters?: readonly (Named & { cluster: Fields })[];
  readonly users?: readonly (Named & { user: Fields })[];
}
type Fields = Readonly<Record<string, unknown>>;

/** The access that a kubeconfig gives, or a sentence that says why tests cannot use it. */
export function accessOf(file: string, contextName: string | undefined): Access | string {
  const config = parse(readFileSync(file, 'utf8')) as Kubeconfig;
  const wanted = contextName ?? config['current-context'];
  const context = named(config.contexts, wanted)?.context;
  const cluster = named(config.clusters, context?.cluster)?.cluster;
  const user = named(config.users, context?.user)?.user;
  const server = cluster?.['server'];
  if (typeof server !== 'string' || !user) return `the kubeconfig has no context ${wanted ?? ''}`;
  const identity = identityOf(file, user);
  if (!identity) {
    return 'the kubeconfig gives neither a token nor a client certificate, which the tests need';
  }
  const ca = read(file, cluster, 'certificate-authority');
  return { server: server.replace(/\/$/, ''), ca, ...identity };
}

function named<T extends Named>(all: readonly T[] | undefined, wanted?: string): T | undefined {
  return all?.find(({ name }) => name === wanted);
}

type Identity = { readonly token: string } | { readonly cert: string; readonly key: string };

function identityOf(file: string, user: Fields): Identity | undefined {
  const token = user['token'] ?? read(file, user, 'tokenFile')?.trim();
  if (typeof token === 'string') return { token };
  const cert = read(file, user, 'client-certificate');
  const key = read(file, user, 'client-key');
  return cert && key ? { cert, key } : undefined;
}

/** What stands in the file itself (`…-data`), or in a file beside it that it names. */
function read(config: string, fields: Fields | undefined, key: string): string | undefined {
  const data = fields?.[`${key}-data`];
  if (typeof data === 'string') return Buffer.from(data, 'base64').toString();
  const file = fields?.[key];
  if (typeof file !== 'string') return undefined;
  return readFileSync(path.resolve(path.dirname(config), file), 'utf8');
}

/** A kubeconfig with one context for each user, named like the user; the first one is current. */
export function kubeconfigText(users: Readonly<Record<string, Access>>): string {
  const entries = Object.entries(users);
  const encode = (text: string | undefined) => Buffer.from(text ?? '').toString('base64');
  const cluster = entries.map(([, { server, ca }]) => ({
    server,
    'certificate-authority-data': encode(ca),
  }))[0];
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': entries[0]?.[0],
    clusters: [{ name: 'test', cluster }],
    users: entries.map(([name, { token }]) => ({ name, user: { token } })),
    contexts: entries.map(([name]) => ({ name, context: { cluster: 'test', user: name } })),
  };
  // JSON is YAML, which is what readers of these files expect.
  return `${JSON.stringify(config, null, 2)}\n`;
}
