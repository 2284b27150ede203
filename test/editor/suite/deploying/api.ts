// Plain requests to the API server, by which the tests of deploying see what really became of the cluster.
import https from 'node:https';

/** An object as it comes over the wire: what a test looks at is the test's own business. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

interface Access extends https.RequestOptions {
  readonly server: string;
  readonly token?: string;
}

interface Reply {
  readonly status: number;
  readonly body: KubeObject;
}

/** Asks as the user that was handed over. */
export function request(method: string, path: string, body?: object): Promise<Reply> {
  const { server, token, ...identity } = JSON.parse(
    process.env['OAM_SUITE_ACCESS'] ?? '{}',
  ) as Access;
  const headers = {
    accept: 'application/json',
    'content-type': method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = https.request(`${server}${path}`, { ...identity, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        // Paths that no server knows are answered with plain text.
        const body = JSON.parse(text.startsWith('{') ? text : '{}') as KubeObject;
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

/** Applies an object by server-side apply as somebody else than the extension. */
export async function applyAs(manager: string, path: string, object: KubeObject): Promise<void> {
  const { status, body } = await request(
    'PATCH',
    `${path}?fieldManager=${manager}&force=true`,
    object,
  );
  if (status > 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
}
