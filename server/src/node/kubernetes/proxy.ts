// Which proxy leads to a server: the one of the kubeconfig, else that of the environment, read as kubectl reads it.
import { BlockList, isIP } from 'node:net';
import { type Found, type Surroundings, failed } from './kubeconfig.ts';

type Environment = Surroundings['env'];

/**
 * The proxy that HTTPS_PROXY or HTTP_PROXY names for requests to this address; undefined for the
 * straight way. The rules are those of the package golang.org/x/net/http/httpproxy, which kubectl
 * uses: capitals come first, nothing on this machine goes through a proxy, and NO_PROXY lists names
 * (with all names below them), addresses and ranges of addresses, each with a port or without.
 */
export function proxyOfEnvironment(address: string, env: Environment): Found<string | undefined> {
  const url = new URL(address);
  const secure = url.protocol === 'https:';
  const [variable, text] = firstOf(env, secure ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  const straight = { ok: true, value: undefined } as const;
  if (text === '') return straight;
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port === '' ? (secure ? '443' : '80') : url.port;
  if (isOnThisMachine(host) || isExcepted({ host, port }, firstOf(env, 'NO_PROXY')[1])) {
    return straight;
  }
  const proxy = proxyIn(text.includes('://') ? text : `http://${text}`);
  // The text may hold a password, so it is not repeated.
  if (proxy === undefined) return failed(`The variable ${variable} names no proxy.`);
  return { ok: true, value: proxy };
}

/** The address of a proxy as it may be shown: without a name and a password. */
export function shownProxy(proxy: string): string {
  const { protocol, host } = new URL(proxy);
  return `${protocol}//${host}`;
}

/** A variable is written in capitals or in small letters; an empty one counts as not set. */
function firstOf(env: Environment, name: string): readonly [name: string, value: string] {
  const names = [name, name.toLowerCase()];
  const found = names.find((each) => (env[each] ?? '') !== '') ?? name;
  return [found, env[found]?.trim() ?? ''];
}

function proxyIn(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname } = new URL(text);
  const isKnown = ['http:', 'https:', 'socks5:', 'socks5h:'].includes(protocol);
  return isKnown && hostname !== '' ? text : undefined;
}

const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
thisMachine.addAddress('::1', 'ipv6');

function isOnThisMachine(host: string): boolean {
  return host === 'localhost' || isAmong(host, thisMachine);
}

function isAmong(host: string, list: BlockList): boolean {
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

interface HostAndPort {
  readonly host: string;
  readonly port: string;
}

function isExcepted(server: HostAndPort, exceptions: string): boolean {
  const entries = exceptions.split(',').map((each) => each.trim().toLowerCase());
  return entries.some((entry) => entry !== '' && fits(server, entry));
}

function fits({ host, port }: HostAndPort, entry: string): boolean {
  if (entry === '*') return true;
  const [address = '', length] = entry.split('/');
  if (length !== undefined) return isInRange(host, address, length);
  const named = split(entry);
  if (named.port !== undefined && named.port !== port) return false;
  if (isIP(named.host) !== 0) return isSameAddress(host, named.host);
  const domain = named.host.replace(/^[*](?=[.])/, '');
  if (domain.startsWith('.')) return host.endsWith(domain);
  return host === domain || host.endsWith(`.${domain}`);
}

function isInRange(host: string, address: string, length: string): boolean {
  const family = isIP(address);
  const bits = Number(length);
  if (family === 0 || !/^\d{1,3}$/.test(length) || bits > (family === 4 ? 32 : 128)) return false;
  const range = new BlockList();
  range.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  return isAmong(host, range);
}

/** IPv6 addresses have several spellings. */
function isSameAddress(host: string, address: string): boolean {
  const one = new BlockList();
  one.addAddress(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  return isAmong(host, one);
}

/** `host`, `host:port`, `[::1]`, `[::1]:port`, or an IPv6 address as it is. */
function split(entry: string): { readonly host: string; readonly port: string | undefined } {
  const parts = /^\[([^\]]*)\](?::(\d+))?$/.exec(entry) ?? /^([^:]*):(\d+)$/.exec(entry);
  return parts === null
    ? { host: entry, port: undefined }
    : { host: parts[1] ?? '', port: parts[2] };
}
