// A stop signal and the means to give it, for layers that know no platform.
import type { StopSignal } from './cancellation.ts';

/** Somebody who stops work; `signal` goes to those who do it. */
export class StopSource {
  readonly #listeners = new Set<() => void>();
  readonly #parents: readonly StopSignal[];
  #stopped = false;

  readonly signal: StopSignal;

  /** Stops when one of `parents` does, too; `detach` ends that. */
  constructor(...parents: readonly StopSignal[]) {
    const isStopped = (): boolean => this.#stopped;
    this.signal = {
      get aborted() {
        return isStopped();
      },
      addEventListener: (_type, listener) => void this.#listeners.add(listener),
      removeEventListener: (_type, listener) => void this.#listeners.delete(listener),
    };
    this.#parents = parents;
    for (const parent of parents) {
      parent.addEventListener('abort', this.#stopFromParent);
      if (parent.aborted) this.stop();
    }
  }

  readonly #stopFromParent = (): void => this.stop();

  /** Tells everybody, once. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.detach();
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }

  /** Lets go of the parents, which may live much longer. */
  detach(): void {
    for (const parent of this.#parents) parent.removeEventListener('abort', this.#stopFromParent);
  }
}

/** For work that nobody gives up. */
export const neverStopped: StopSignal = {
  aborted: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};
