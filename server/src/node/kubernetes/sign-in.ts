// Turns the user of a context into what requests carry: headers, certificates and an agent.
import type { Agent } from 'node:http';
import type { RequestOptions } from 'node:https';
import type { Json, JsonObject } from '../../deploy/cluster.ts';
import { isJsonList, isJsonObject, jsonAt, textAt } from '../../deploy/json.ts';
import { type PluginRunner, bound, firstLine, pluginTrouble, toldPlugin } from './exec-plugin.ts';
import { type Found, type Surroundings, type Target, codeOf, failed } from './kubeconfig.ts';
import { SignInTrouble, expiryOfToken, refreshIdToken } from './oidc.ts';
import { proxyOfEnvironment } from './proxy.ts';

type Headers = Readonly<Record<string, string | string[]>>;

/** What of TLS the kubeconfig decides. */
export type TlsOptions = Pick<
  RequestOptions,
  'ca' | 'cert' | 'key' | 'rejectUnauthorized' | 'servername'
>;

export interface Session {
  readonly headers: Headers;
  readonly tls: TlsOptions;
  /** An agent that goes through a proxy, and the proxy's address; undefined without one. */
  readonly proxy: { readonly agent: Agent; readonly address: string } | undefined;
  /** Milliseconds since 1970 from when on it is better not used; undefined when nothing says so. */
  readonly useUntil: number | undefined;
  /** Tokens of OpenID Connect to go on with; the kubeconfig is not written to. */
  readonly tokens: Tokens | undefined;
  /** `asked`: a plugin or a provider was asked for it just now. */
  readonly origin: 'asked' | 'read';
}

/** Those keys of an `auth-provider` entry that change. */
export interface Tokens {
  readonly 'id-token': string;
  readonly 'refresh-token'?: string;
}

export interface SignInOptions {
  /** Tokens of an earlier session, which are newer than those of the kubeconfig. */
  readonly tokens: Tokens | undefined;
  /** `fresh`: tokens at hand do not do, although they have not expired. */
  readonly want: 'any' | 'fresh';
  /** Where proxies are named. */
  readonly env: Surroundings['env'];
}

/** What the library has no public name for. */
interface LibraryInside {
  readonly authenticators: readonly object[];
  readonly createAgent: (
    cluster: { readonly server: string; readonly proxyUrl: string },
    options: object,
  ) => Agent;
}
interface ProviderAsker {
  getClient: (user: { readonly authProvider?: unknown }) => Promise<object>;
}

/** Whatever is read from files is read again after this many milliseconds, as other clients do. */
const fileAge = 60_000;

/** Signs in: reads files, runs the plugin, or renews an expired token of OpenID Connect. */
export async function signIn(target: Target, options: SignInOptions): Promise<Found<Session>> {
  try {
    const proxy = proxyFor(target, options.env);
    if (!proxy.ok) return proxy;
    const user = withTokens(target.user, options);
    return await signInWithLibrary(target, { user, proxy: proxy.value, env: options.env });
  } catch (error) {
    return failed(signInTrouble(target, error));
  }
}

/** That of the kubeconfig wins over the environment. */
function proxyFor(
  { cluster, server }: Target,
  env: Surroundings['env'],
): Found<string | undefined> {
  const named = textAt(cluster, 'proxy-url') ?? '';
  return named === '' ? proxyOfEnvironment(server, env) : { ok: true, value: named };
}

interface SigningIn extends Pick<SignInOptions, 'env'> {
  readonly user: JsonObject;
  readonly proxy: string | undefined;
}

async function signInWithLibrary(
  target: Target,
  { user, proxy, env }: SigningIn,
): Promise<Found<Session>> {
  const { KubeConfig, ExecAuth, OpenIDConnectAuth } = await import('./library.ts');
  // It remembers credentials for as long as it lives, so each sign-in has one of its own.
  const config = new KubeConfig();
  config.loadFromString(JSON.stringify(configOf(target, user, proxy)));
  const inside = config as object as LibraryInside;
  const { authenticators } = inside;
  const agentFor = (server: string): Agent | undefined => {
    const found = proxyOfEnvironment(server, env);
    const proxyUrl = found.ok ? found.value : undefined;
    return proxyUrl === undefined ? undefined : inside.createAgent({ server, proxyUrl }, {});
  };
  for (const each of authenticators) {
    if (each instanceof ExecAuth) bound(each as object as PluginRunner);
    // Its own way to renew tokens fails always: it hands over text where a URL is asked for.
    if (each instanceof OpenIDConnectAuth) {
      (each as object as ProviderAsker).getClient = (asked) =>
        Promise.resolve({ refresh: refreshIdToken(asked.authProvider, agentFor) });
    }
  }
  const options: RequestOptions = { headers: {} };
  await config.applyToHTTPSOptions(options);
  const headers = { ...plainHeaders(options), ...impersonation(target.user) };
  const missing = missingCredentials(target, headers, options);
  if (missing !== undefined) return failed(missing);
  const provider = config.getCurrentUser()?.authProvider as Json | undefined;
  const tokens = tokensOf(provider);
  const runner = authenticators.find((each) => each instanceof ExecAuth) as object | undefined;
  const expires = (runner as PluginRunner | undefined)?.tokenCache;
  const session = {
    headers,
    tls: tlsOf(options),
    proxy: throughProxy(proxy, options),
    useUntil: useUntil(target, textAt(expires, userEntry, 'status', 'expirationTimestamp'), tokens),
    tokens,
    origin: originOf(target.user, tokens),
  };
  return { ok: true, value: session };
}

const userEntry = 'user';

/** The one context, in the form that the library reads, without what it gets wrong. */
function configOf(target: Target, user: JsonObject, proxy: string | undefined): JsonObject {
  const plain = target.server.startsWith('http:');
  const cluster = {
    ...withoutShadowed(target.cluster, ['certificate-authority']),
    server: target.server,
    ...(proxy !== undefined && { 'proxy-url': proxy }),
    // It refuses addresses without TLS otherwise, although nothing is to be verified there.
    ...(plain && { 'insecure-skip-tls-verify': true }),
  };
  return {
    clusters: [{ name: 'cluster', cluster }],
    users: [{ name: userEntry, user: userFor(target, user) }],
    contexts: [{ name: 'context', context: { cluster: 'cluster', user: userEntry } }],
    'current-context': 'context',
  };
}

function userFor(target: Target, user: JsonObject): JsonObject {
  const { tokenFile, token, ...rest } = user;
  const exec = toldPlugin(target);
  return {
    ...withoutShadowed(rest, ['client-certificate', 'client-key']),
    ...(exec && { exec }),
    // It reads such files only for pods.
    ...(tokenFile !== undefined && tokenFile !== ''
      ? { 'auth-provider': { name: 'tokenFile', config: { tokenFile } } }
      : token !== undefined && { token }),
  };
}

/** What stands in the kubeconfig itself wins over a file, as in kubectl. */
function withoutShadowed(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => !keys.includes(key) || !textAt(object, `${key}-data`)),
  );
}

function withTokens(user: JsonObject, { tokens, want }: SignInOptions): JsonObject {
  const provider = jsonAt(user, 'auth-provider');
  if (!isJsonObject(provider) || textAt(provider, 'name') !== 'oidc') return user;
  const config = { ...(jsonAt(provider, 'config') as JsonObject | undefined), ...tokens };
  const renewable = Boolean(textAt(config, 'refresh-token'));
  // Text that is no token has no expiry, which the library takes as expired.
  const idToken = want === 'fresh' && renewable ? 'none' : (config['id-token'] ?? 'none');
  return { ...user, 'auth-provider': { ...provider, config: { ...config, 'id-token': idToken } } };
}

function tokensOf(provider: Json | undefined): Tokens | undefined {
  if (textAt(provider, 'name') !== 'oidc') return undefined;
  const idToken = textAt(provider, 'config', 'id-token');
  const refreshToken = textAt(provider, 'config', 'refresh-token');
  if (idToken === undefined) return undefined;
  return { 'id-token': idToken, ...(refreshToken && { 'refresh-token': refreshToken }) };
}

function originOf(user: JsonObject, tokens: Tokens | undefined): Session['origin'] {
  if (isJsonObject(jsonAt(user, 'exec'))) return 'asked';
  const known = textAt(user, 'auth-provider', 'config', 'id-token');
  return tokens !== undefined && tokens['id-token'] !== known ? 'asked' : 'read';
}

function useUntil(target: Target, stamp: string | undefined, tokens: Tokens | undefined) {
  const now = Date.now();
  const seconds = tokens && expiryOfToken(tokens['id-token']);
  const expires = seconds === undefined ? Date.parse(stamp ?? '') : seconds * 1000;
  // A token that is about to expire could do so on its way.
  if (!Number.isNaN(expires)) return expires - Math.min(60_000, Math.max(0, expires - now) / 10);
  const inFiles = ['tokenFile', 'auth-provider', 'client-certificate', 'client-key'];
  return inFiles.some((key) => jsonAt(target.user, key) !== undefined) ? now + fileAge : undefined;
}

function plainHeaders({ headers, auth }: RequestOptions): Record<string, string> {
  const given = Object.entries(headers ?? {}).flatMap(([name, value]): [string, string][] =>
    // Files end with a line break, which a header cannot hold.
    typeof value === 'string' ? [[name.toLowerCase(), value.trim()]] : [],
  );
  const basic = auth && { authorization: `Basic ${Buffer.from(auth).toString('base64')}` };
  return { ...Object.fromEntries(given), ...basic };
}

/** Acting for somebody else, of which the library knows the name alone. */
function impersonation(user: JsonObject): Record<string, string | string[]> {
  const groups = textsAt(user, 'as-groups');
  const uid = textAt(user, 'as-uid');
  const extra = jsonAt(user, 'as-user-extra');
  const extras = Object.keys(isJsonObject(extra) ? extra : {}).map((key): [string, string[]] => [
    `impersonate-extra-${encodeURIComponent(key.toLowerCase())}`,
    textsAt(extra, key),
  ]);
  return {
    ...(groups.length > 0 && { 'impersonate-group': groups }),
    ...(uid && { 'impersonate-uid': uid }),
    ...Object.fromEntries(extras),
  };
}

function textsAt(value: Json | undefined, key: string): string[] {
  const found = jsonAt(value, key);
  return isJsonList(found) ? found.filter((each) => typeof each === 'string') : [];
}

function tlsOf({ ca, cert, key, rejectUnauthorized, servername }: RequestOptions): TlsOptions {
  // Said expressly, or a variable of the environment could switch it off.
  return { ca, cert, key, servername, rejectUnauthorized: rejectUnauthorized ?? true };
}

function throughProxy(address: string | undefined, { agent }: RequestOptions): Session['proxy'] {
  if (address === undefined || typeof agent !== 'object') return undefined;
  // The library asks for a new connection each time.
  return { address, agent: Object.assign(agent, { keepAlive: true }) };
}

function missingCredentials(target: Target, headers: Headers, { cert }: RequestOptions) {
  if (headers['authorization'] !== undefined || cert !== undefined) return undefined;
  const { user, userName } = target;
  if (isJsonObject(jsonAt(user, 'exec'))) return pluginTrouble(target, new TypeError());
  if (textAt(user, 'auth-provider', 'name') === undefined) return undefined;
  return `The sign-in of the user "${userName}" has expired. Sign in again with the tools of your cluster.`;
}

function signInTrouble(target: Target, error: unknown): string {
  if (error instanceof SignInTrouble) return error.message;
  const { user, userName } = target;
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  const isRead =
    error instanceof Error && 'syscall' in error && /open|read/.test(String(error.syscall));
  if (typeof path === 'string' && isRead) {
    return `The file ${path}, which the kubeconfig names for the user "${userName}", cannot be read (${codeOf(error)}).`;
  }
  if (isJsonObject(jsonAt(user, 'exec'))) return pluginTrouble(target, error);
  // Errors of parsers quote what they read.
  const quotes = error instanceof SyntaxError || error instanceof TypeError;
  const said = error instanceof Error && !quotes ? firstLine(error.message) : '';
  return `Signing in as the user "${userName}" failed${said === '' ? '.' : `: ${said}`}`;
}
