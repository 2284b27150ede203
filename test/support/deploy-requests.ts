// Requests about clusters as a client sends them, for tests of the language server.
import type { ServerProcess } from './server-process.ts';

/** Sends a request of the project's own, and takes the answer for what the protocol says. */
export function ask<Answer>(
  server: ServerProcess,
  method: string,
  params: object,
): Promise<Answer> {
  return server.connection.sendRequest<Answer>(method, params);
}

/** A component whose image and number of processors are variables of the configuration. */
export const SHOP = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: image
      type: string
      required: true
    - name: apiToken
      type: string
      default: none
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - name: IMAGE_NAME
          fromParam: image
        - name: GREETING
          fromParam: apiToken
      resources:
        cpu:
          required: 0.1
        memory:
          required: 16M
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  variables:
    - name: image
      value: web
  components:
    - componentName: web
      instanceName: front
      parameterValues:
        - name: image
          value: '[fromVariable(image)]'
`;

/** The line, from 0, on which that text stands for the first time. */
export function lineOf(text: string, part: string): number {
  const at = text.indexOf(part);
  if (at < 0) throw new Error(`The text has no ${part}.`);
  return text.slice(0, at).split('\n').length - 1;
}

/** A kubeconfig with one context `test` for that server. */
export function kubeconfigFor(server: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'c', user: 'u', namespace: 'team' } }],
    clusters: [{ name: 'c', cluster: { server } }],
    users: [{ name: 'u', user: { token: 'canary-token-of-the-user' } }],
  });
}
