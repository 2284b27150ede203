// OpenID Connect on the loopback: tokens that are good, that have expired, and providers that refuse.
import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  connected,
  headersOf,
  mirror,
  plainServer,
  refusal,
  sendJson,
} from './loopback.ts';

describe('OpenID Connect', () => {
  const tokenFor = (seconds: number, name: string) =>
    [{ alg: 'none' }, { exp: Math.floor(Date.now() / 1000) + seconds, name }, {}]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  async function provider(status = 200) {
    const asked: Record<string, string | undefined>[] = [];
    const issuer = await plainServer(async (request, response) => {
      if (request.method === 'GET') {
        sendJson(response, 200, { issuer, token_endpoint: `${issuer}/token` });
        return;
      }
      const { authorization } = request.headers;
      const fields = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
      asked.push({ ...fields, authorization });
      const tokens = { id_token: tokenFor(3600, 'new'), refresh_token: `refresh-${asked.length}` };
      sendJson(response, status, status === 200 ? tokens : { error: 'invalid_grant' });
    });
    const config = { 'idp-issuer-url': issuer, 'client-id': 'kube', 'refresh-token': 'refresh-0' };
    const userOf = (more: object) => ({
      'auth-provider': { name: 'oidc', config: { ...config, ...more } },
    });
    return { asked, userOf };
  }

  test('a token that is good is used; an expired one is renewed, once', async () => {
    const { asked, userOf } = await provider();
    const server = await mirror();
    const good = tokenFor(3600, 'good');
    const first = await connected({ server, user: userOf({ 'id-token': good }) });
    expect((await headersOf(first)).authorization).toBe(`Bearer ${good}`);
    expect(asked).toEqual([]);
    const user = userOf({ 'id-token': tokenFor(-10, 'old'), 'client-secret': 's/cret' });
    const cluster = await connected({ server, user });
    const { authorization = '' } = await headersOf(cluster);
    expect(Buffer.from(authorization, 'base64url').toString()).not.toContain('old');
    await headersOf(cluster);
    const pair = Buffer.from('kube:s%2Fcret').toString('base64');
    const grant = { grant_type: 'refresh_token', authorization: `Basic ${pair}` };
    expect(asked).toEqual([{ ...grant, refresh_token: 'refresh-0' }]);
    // A provider may let each refresh token be used once only.
    expect(await cluster.renewCredentials()).toBe(true);
    expect(asked[1]).toEqual({ ...grant, refresh_token: 'refresh-1' });
  });

  test('a provider that refuses is named; without a refresh token there is nothing to ask', async () => {
    const { userOf } = await provider(400);
    const old = { 'id-token': tokenFor(-10, 'old') };
    const server = 'https://127.0.0.1:9';
    expect(await refusal({ server, user: userOf(old) })).toMatch(
      /^The identity provider http:.* gave no new token: it answered invalid_grant\. Sign in again/,
    );
    const user = userOf({ ...old, 'refresh-token': undefined });
    expect(await refusal({ server, user })).toMatch(
      /^The sign-in of the user "somebody" has expired\. Sign in again/,
    );
    const gone = userOf({ ...old, 'idp-issuer-url': 'http://127.0.0.1:9' });
    expect(await refusal({ server, user: gone })).toMatch(
      /gave no new token: it does not answer\./,
    );
    const odd = userOf({ 'id-token': 'a.canary.c', 'refresh-token': undefined });
    expect(await refusal({ server, user: odd })).not.toContain('canary');
  });
});
