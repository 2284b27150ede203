// Which files are to be looked at, and when: as soon as the keys rest.
import { Slices } from './slices.ts';

/** How long nothing must have been typed before a file is looked at, in milliseconds, if looking takes long. */
const QUIET = 20;

/** Up to here looking takes so little, in milliseconds, that it is done for each keystroke. */
const CHEAP = 5;

/** Files to look at, each once however often it is named. */
export class LookQueue {
  readonly #look: (uri: string) => Promise<void>;
  readonly #pending = new Set<string>();
  #cancel: (() => void) | undefined;
  #isRunning = false;
  #lastTook = 0;

  constructor(look: (uri: string) => Promise<void>) {
    this.#look = look;
  }

  /** Files that changed other than by typing. */
  add(uris: Iterable<string>): void {
    for (const uri of uris) this.#pending.add(uri);
    if (this.#pending.size > 0 && this.#cancel === undefined) this.#wait(QUIET);
  }

  /**
   * Messages come in one at a time, so a burst of keystrokes is over only when none came for a while:
   * reading a long text anew for each of them would take seconds. Where a look is cheap, it is enough
   * that no other message has come in already.
   */
  addTyped(uri: string): void {
    this.#pending.add(uri);
    this.#cancel?.();
    if (this.#lastTook > CHEAP) this.#wait(Math.min(QUIET, this.#lastTook));
    else this.#waitForMessages();
  }

  #wait(milliseconds: number): void {
    const timer = setTimeout(() => void this.#run(), milliseconds);
    this.#cancel = () => clearTimeout(timer);
  }

  /** A message that has come in is handled before the second turn from now. */
  #waitForMessages(): void {
    let turn = setImmediate(() => {
      turn = setImmediate(() => void this.#run());
    });
    this.#cancel = () => clearImmediate(turn);
  }

  async #run(): Promise<void> {
    this.#cancel = undefined;
    if (this.#isRunning) return;
    this.#isRunning = true;
    const started = performance.now();
    const slices = new Slices();
    for (const uri of this.#pending) {
      this.#pending.delete(uri);
      await this.#look(uri);
      await slices.pause();
    }
    this.#lastTook = performance.now() - started;
    this.#isRunning = false;
  }
}
