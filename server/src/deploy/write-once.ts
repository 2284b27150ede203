// Writes that cannot simply be repeated: after a lost answer, what is in the cluster tells what became of them.
import type { StopSignal } from '../base/cancellation.ts';
import type { Clock } from '../base/ports.ts';
import type { JsonObject } from './cluster.ts';
import type { Reply } from './trouble.ts';

/** How often such a write is sent. */
const tries = 5;
/** Milliseconds before the second try; doubled for each further one. */
const firstPause = 500;

export interface OnceWrite {
  readonly send: () => Promise<Reply<JsonObject>>;
  readonly read: () => Promise<Reply<JsonObject>>;
  /** What a second try is told when the first one was carried out. */
  readonly ownEcho: 'exists' | 'changed';
  /** Whether what is in the cluster is what was sent. */
  readonly judge: (live: JsonObject) => 'done' | 'not yet' | 'somebody else';
  readonly clock: Clock;
  readonly signal: StopSignal;
}

/** The object as the server answered it, or as it was found to be written. */
export async function writeOnce(write: OnceWrite): Promise<Reply<JsonObject>> {
  let lost: 'no' | 'maybe' = 'no';
  for (let attempt = 1; ; attempt++) {
    const reply = await write.send();
    if (reply.ok) return reply;
    const { trouble } = reply;
    const unknown = trouble.kind === 'unavailable' && trouble.sent === 'maybe';
    // What is in the way may be our own, written by a try whose answer was lost.
    const echo = lost === 'maybe' && trouble.kind === write.ownEcho;
    if (!unknown && !echo) return withLost(reply, lost);
    lost = 'maybe';
    const live = await write.read();
    if (live.ok) {
      const state = write.judge(live.value);
      if (state === 'done') return live;
      if (state === 'somebody else') return inTheWay(write, trouble.message);
    } else if (live.trouble.kind !== 'not-found') {
      return unread(live.trouble.kind === 'stopped' ? live : reply);
    }
    if (attempt >= tries) return reply;
    await write.clock.sleep(firstPause * 2 ** (attempt - 1), write.signal);
  }
}

function inTheWay({ ownEcho }: OnceWrite, message: string): Reply<never> {
  return { ok: false, trouble: { kind: ownEcho, message } };
}

function unread(reply: Reply<JsonObject>): Reply<JsonObject> {
  return withLost(reply, 'maybe');
}

/** Only the server knows what became of the tries before. */
function withLost(reply: Reply<JsonObject>, lost: 'no' | 'maybe'): Reply<JsonObject> {
  if (reply.ok || lost === 'no') return reply;
  const { trouble } = reply;
  return trouble.kind === 'unavailable' || trouble.kind === 'stopped'
    ? { ok: false, trouble: { ...trouble, sent: 'maybe' } }
    : reply;
}
