// Renews an ID token of OpenID Connect with the refresh token that the kubeconfig holds.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { Json, JsonObject } from '../../deploy/cluster.ts';
import { isJsonList, isJsonObject, jsonAt, textAt } from '../../deploy/json.ts';

/** Trouble with signing in whose message may be shown. */
export class SignInTrouble extends Error {}

/** What the library expects of a client of an identity provider. */
export interface NewTokens {
  readonly id_token: string;
  readonly refresh_token: string;
  /** Seconds since 1970. */
  readonly expires_at: number;
}

const providerTime = 15_000;
const mostBytes = 1024 * 1024;

/** The agent by which an address is asked; undefined for the straight way. */
export type AgentFor = (address: string) => http.Agent | undefined;

/** Asks the provider that an `auth-provider` entry names; rejects with `SignInTrouble`. */
export function refreshIdToken(
  provider: unknown,
  agentFor: AgentFor,
): (refreshToken: string) => Promise<NewTokens> {
  return async (refreshToken) => {
    const config = isJsonObject(provider) ? jsonAt(provider, 'config') : undefined;
    const issuer = (textAt(config, 'idp-issuer-url') ?? '').replace(/\/+$/, '');
    const ca = await authorityOf(config);
    const how = { ca, issuer, agentFor };
    const about = await ask(`${issuer}/.well-known/openid-configuration`, how);
    const endpoint = textAt(about, 'token_endpoint') ?? '';
    if (!URL.canParse(endpoint)) throw refused(issuer, 'it names no place to renew tokens');
    const tokens = await ask(endpoint, { ...how, ...grant(config, about, refreshToken) });
    const idToken = textAt(tokens, 'id_token');
    if (idToken === undefined) throw refused(issuer, 'it did not give a new ID token');
    return {
      id_token: idToken,
      refresh_token: textAt(tokens, 'refresh_token') ?? refreshToken,
      expires_at: expiryOfToken(idToken) ?? 0,
    };
  };
}

/** When a JSON web token expires, in seconds since 1970; undefined when it does not say so. */
export function expiryOfToken(token: string): number | undefined {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const expires = jsonAt(JSON.parse(payload) as Json, 'exp');
    return typeof expires === 'number' ? expires : undefined;
  } catch {
    return undefined;
  }
}

function grant(config: Json | undefined, about: Json | undefined, refreshToken: string) {
  const id = textAt(config, 'client-id') ?? '';
  const secret = textAt(config, 'client-secret') ?? '';
  const fields = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
  const ways = jsonAt(about, 'token_endpoint_auth_methods_supported');
  const basic = !isJsonList(ways) || ways.includes('client_secret_basic');
  if (secret !== '' && basic) {
    const pair = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
    const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
    return { fields, headers: { authorization } };
  }
  fields.set('client_id', id);
  if (secret !== '') fields.set('client_secret', secret);
  return { fields };
}

async function authorityOf(config: Json | undefined): Promise<Buffer | undefined> {
  const data = textAt(config, 'idp-certificate-authority-data');
  if (data) return Buffer.from(data, 'base64');
  const file = textAt(config, 'idp-certificate-authority');
  return file ? readFile(file) : undefined;
}

interface Question {
  readonly ca: Buffer | undefined;
  readonly issuer: string;
  readonly agentFor: AgentFor;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form; without it, the question is a GET. */
  readonly fields?: URLSearchParams;
}

async function ask(url: string, question: Question): Promise<JsonObject> {
  const { ca, issuer, agentFor, headers, fields } = question;
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw refused(issuer, 'its address is not valid');
  }
  const send = url.startsWith('http:') ? http.request : https.request;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const options = {
    ca,
    agent: agentFor(url),
    method: fields ? 'POST' : 'GET',
    headers: { accept: 'application/json', ...(fields && form), ...headers },
    signal: AbortSignal.timeout(providerTime),
  };
  try {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      send(url, options, resolve).on('error', reject).end(fields?.toString());
    });
    const answer = await jsonOf(response);
    if (response.statusCode === 200 && isJsonObject(answer)) return answer;
    // The code of the error says what is wrong; descriptions could hold anything.
    const code = /^[\w-]{1,60}$/.exec(textAt(answer, 'error') ?? '')?.[0];
    throw refused(issuer, `it answered ${code ?? `with status ${response.statusCode ?? 0}`}`);
  } catch (error) {
    if (error instanceof SignInTrouble) throw error;
    throw refused(issuer, 'it does not answer');
  }
}

async function jsonOf(response: http.IncomingMessage): Promise<Json | undefined> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk as string;
    if (text.length > mostBytes) return undefined;
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function refused(issuer: string, why: string): SignInTrouble {
  return new SignInTrouble(
    `The identity provider ${issuer} gave no new token: ${why}. Sign in again with the tools of your cluster.`,
  );
}
