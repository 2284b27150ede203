// A clock that stands still until a test lets time pass.
import { setImmediate as turn } from 'node:timers/promises';
import type { StopSignal } from '../../server/src/base/cancellation.ts';
import type { Clock } from '../../server/src/base/ports.ts';

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

export class FakeClock implements Clock {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** How many wait for time to pass. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(milliseconds: number, signal: StopSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#sleepers.delete(sleeper);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { due: this.#now + milliseconds, wake };
      this.#sleepers.add(sleeper);
      signal.addEventListener('abort', wake);
    });
  }

  /** Sets the time without anybody noticing, as when a machine sleeps or its clock is set. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Lets time pass: everybody wakes at their time, and what they do then is done before time goes on. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (;;) {
      const [next] = [...this.#sleepers].sort((one, other) => one.due - other.due);
      if (next === undefined || next.due > end) break;
      this.#now = Math.max(this.#now, next.due);
      next.wake();
      await settled();
    }
    this.#now = end;
  }
}

/** Until all that needs neither time nor the outside world is done. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await turn();
}
