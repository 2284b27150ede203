// An admission webhook on the loopback, asked about the NetworkPolicies of one namespace, which nobody else writes; it can be late, away, or deny.
import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { authority, serverCertificate, serverKey } from '../../node/kubernetes/certificates.ts';
import type { Client, KubeObject } from '../client.ts';

/** A question of the API server. */
export interface Review {
  readonly uid: string;
  readonly name: string;
  readonly dryRun?: boolean;
  readonly operation: string;
  /** As it would be. */
  readonly object?: KubeObject;
}

/** `hang`: never answers. */
export type Opinion = 'allow' | 'hang' | { readonly deny: string };

export interface Webhook {
  readonly name: string;
  /** What it was asked so far. */
  readonly reviews: readonly Review[];
  decide: (review: Review) => Opinion;
  /** Takes no connections any more, and breaks those that it has. */
  leave(): Promise<void>;
  /** Takes connections again. */
  comeBack(): Promise<void>;
  /** Ends it and takes its registration away. */
  remove(): Promise<void>;
}

export interface WebhookSetup {
  readonly sideEffects?: 'None' | 'Some';
  readonly operations?: readonly string[];
}

/**
 * Starts a webhook and registers it for that namespace; an object is not taken unless it says so within
 * a second. One with side effects needs a server before 1.22, which still knows such webhooks.
 */
export async function startWebhook(
  client: Client,
  namespace: string,
  { sideEffects = 'None', operations = ['CREATE', 'UPDATE'] }: WebhookSetup = {},
): Promise<Webhook> {
  const reviews: Review[] = [];
  const server = https.createServer(
    { cert: serverCertificate, key: serverKey },
    (request, response) => {
      void answer(request, response);
    },
  );
  const answer = async (
    request: AsyncIterable<Buffer>,
    response: { end(text: string): unknown; setHeader(name: string, value: string): unknown },
  ): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { apiVersion, request: asked } = JSON.parse(Buffer.concat(chunks).toString()) as {
      apiVersion: string;
      request: Review;
    };
    reviews.push(asked);
    const opinion = webhook.decide(asked);
    if (opinion === 'hang') return;
    const status = typeof opinion === 'object' ? { message: opinion.deny, code: 403 } : undefined;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        apiVersion,
        kind: 'AdmissionReview',
        response: { uid: asked.uid, allowed: opinion === 'allow', status },
      }),
    );
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const leave = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  // The newer version has no words for side effects, which makes the trial runs of the older one worth trying.
  const version = sideEffects === 'None' ? 'v1' : 'v1beta1';
  const path = `/apis/admissionregistration.k8s.io/${version}/validatingwebhookconfigurations/${namespace}`;
  const webhook: Webhook = {
    name: `guard.${namespace}.example.com`,
    reviews,
    decide: () => 'allow',
    leave,
    comeBack: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    remove: async () => {
      await client.request('DELETE', path);
      await leave();
    },
  };
  await register();
  return webhook;

  async function register(): Promise<void> {
    const label = { 'oam.test/guarded': namespace };
    const space = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: label },
    };
    const configuration = {
      apiVersion: `admissionregistration.k8s.io/${version}`,
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: namespace },
      webhooks: [
        {
          name: webhook.name,
          clientConfig: {
            url: `https://127.0.0.1:${port}/`,
            caBundle: Buffer.from(authority).toString('base64'),
          },
          rules: [
            {
              ...{ apiGroups: ['networking.k8s.io'], apiVersions: ['v1'], operations },
              resources: ['networkpolicies'],
            },
          ],
          namespaceSelector: { matchLabels: label },
          failurePolicy: 'Fail',
          sideEffects,
          timeoutSeconds: 1,
          admissionReviewVersions: [version],
        },
      ],
    };
    for (const object of [space, configuration]) {
      const { status, body } = await client.apply(object, namespace, { manager: 'oam-webhook' });
      if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
    }
    await untilAsked();
  }

  /** A server learns of a registration a moment after it was made. */
  async function untilAsked(): Promise<void> {
    while (reviews.length === 0) {
      await client.apply(probe, namespace, { manager: 'oam-webhook' });
      await client.request('DELETE', await client.pathOf(probe, namespace));
    }
    reviews.length = 0;
  }
}

const probe = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'probe' },
  spec: { podSelector: {} },
};
