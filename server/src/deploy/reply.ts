// What operations on records share: replies, writes to one state of an object, and work that outlives an abort for a moment.
import { StopSource } from '../base/stop-source.ts';
import type { StopSignal } from '../base/cancellation.ts';
import { troubleText } from './classify.ts';
import type { JsonObject } from './cluster.ts';
import { isJsonObject, textAt } from './json.ts';
import type { DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

/** A good reply. */
export function good<T>(value: T): Reply<T> {
  return { ok: true, value, warnings: [] };
}

/** The reply of something that did not work. */
export function bad(trouble: Trouble): { readonly ok: false; readonly trouble: Trouble } {
  return { ok: false, trouble };
}

/** What went wrong and what to do, without secrets. */
export function messageOf(tools: Pick<DeployTools, 'redactor'>, trouble: Trouble): string {
  return tools.redactor.text(troubleText(trouble));
}

/** Milliseconds for writing down how a run ended that is given up. */
const graceTime = 5000;

/**
 * Does work that is still wanted when the run is aborted, such as recording its end: `work` gets a
 * signal that stops five seconds after the abort.
 */
export async function withGrace<T>(
  tools: Pick<DeployTools, 'clock' | 'control'>,
  work: (signal: StopSignal) => Promise<T>,
): Promise<T> {
  const { aborted } = tools.control;
  const source = new StopSource();
  const count = (): void =>
    void tools.clock.sleep(graceTime, source.signal).then(() => source.stop());
  aborted.addEventListener('abort', count);
  if (aborted.aborted) count();
  try {
    return await work(source.signal);
  } finally {
    aborted.removeEventListener('abort', count);
    // Ends the sleep, so that no timer outlives the work.
    source.stop();
  }
}

/** The body as a write to just this state of just this object: others meanwhile make it fail. */
export function atVersionOf(body: JsonObject, found: JsonObject): JsonObject {
  const metadata = body['metadata'];
  return {
    ...body,
    metadata: {
      ...(isJsonObject(metadata) && metadata),
      uid: textAt(found, 'metadata', 'uid') ?? '',
      resourceVersion: textAt(found, 'metadata', 'resourceVersion') ?? '',
    },
  };
}
