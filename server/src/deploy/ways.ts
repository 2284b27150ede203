// Which ways of deploying a cluster offers: a runtime for OAM resources is known by the kinds that it has brought.
import { dialects } from '../model/dialects/registry.ts';
import type { Way } from './input.ts';
import type { DeployTools } from './tools.ts';
import type { Reply } from './trouble.ts';

/**
 * The ways for documents of an API version; of any version that is known when it is left out.
 * `rendered` is always one of them and comes first.
 */
export async function waysOf(
  { client, control }: Pick<DeployTools, 'client' | 'control'>,
  apiVersion?: string,
): Promise<Reply<readonly Way[]>> {
  const wanted = dialects.filter(
    (each) => apiVersion === undefined || each.apiVersion === apiVersion,
  );
  for (const dialect of wanted) {
    const served = await client.serves(dialect.apiVersion, control.cancelled);
    if (!served.ok) {
      const { kind } = served.trouble;
      if (kind === 'no-kind' || kind === 'not-found' || kind === 'denied') continue;
      return served;
    }
    const kinds = new Set(served.value.map(({ kind }) => kind));
    const needed = Object.entries(dialect.kinds).filter(
      ([, { role }]) => role === 'component' || role === 'configuration',
    );
    if (needed.every(([kind]) => kinds.has(kind))) {
      return { ok: true, value: ['rendered', 'native'], warnings: [] };
    }
  }
  return { ok: true, value: ['rendered'], warnings: [] };
}
