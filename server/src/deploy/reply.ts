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

/** Milliseconds after an abort for writing down how the run ended: whoever gives up waits for little more. */
const graceTime = 2000;

/** When a run was found to be aborted, by its signal. */
const abortTimes = new WeakMap<StopSignal, number>();

/**
 * Does work that is still wanted when the run is aborted, such as recording its end: `work` gets a
 * signal that stops two seconds after the abort. All such work of a run has these two seconds together,
 * so that a server that does not answer cannot hold up its end.
 */
export async function withGrace<T>(
  { clock, control: { aborted } }: Pick<DeployTools, 'clock' | 'control'>,
  work: (signal: StopSignal) => Promise<T>,
): Promise<T> {
  const source = new StopSource();
  const count = (): void => {
    const since = abortTimes.get(aborted) ?? clock.now();
    abortTimes.set(aborted, since);
    const left = Math.max(0, since + graceTime - clock.now());
    void clock.sleep(left, source.signal).then(() => source.stop());
  };
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
