// The version of Kubernetes that a server runs, as far as objects are written for it.
import type { StopSignal } from '../base/cancellation.ts';
import { kubernetesVersionIn, type KubernetesVersion } from '../render/kubernetes-version.ts';
import type { Client } from './client.ts';
import { textAt } from './json.ts';
import type { Reply } from './trouble.ts';

/** The minor version that `GET /version` tells; undefined where the server calls it something else. */
export async function serverVersion(
  client: Pick<Client, 'request'>,
  signal: StopSignal,
): Promise<Reply<KubernetesVersion | undefined>> {
  const reply = await client.request({ method: 'GET', path: '/version' }, signal);
  if (!reply.ok) return reply;
  // Vendors add to it: v1.27.3-gke.100, v1.30.2+k3s1.
  const text = /^v?\d+\.\d+/.exec(textAt(reply.value, 'gitVersion') ?? '')?.[0] ?? '';
  return { ...reply, value: kubernetesVersionIn(text) };
}
