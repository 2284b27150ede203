// Work that waits until the files rest.
import { guard } from './handle.ts';
import type { Session } from './session.ts';

/** How long nothing must have changed, in milliseconds. */
const QUIET = 20;

/** Acts each time when files have changed and then rested for a moment. */
export function whenQuiet(session: Session, name: string, act: () => void | Promise<void>): void {
  const guarded = guard(session, name, act);
  let timer: NodeJS.Timeout | undefined;
  session.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void guarded(undefined), QUIET);
    // A client that hangs up is not waited for.
    timer.unref();
  });
}
