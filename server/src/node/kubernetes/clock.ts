// The port Clock with the time of this machine.
import type { Clock } from '../../base/ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep(milliseconds, signal) {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, signal.aborted ? 0 : milliseconds);
      signal.addEventListener('abort', done);
    });
  },
};
