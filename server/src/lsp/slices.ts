// Long work in slices: messages of the client are taken in between, so that requests are answered meanwhile.

/** Longest time in milliseconds that a request waits for such work; less gains nothing that a person notices. */
const SLICE = 8;

/** Call `pause` between the pieces of the work. */
export class Slices {
  #start = performance.now();

  /** Lets messages in when the time of the slice is over. */
  async pause(): Promise<void> {
    if (performance.now() - this.#start < SLICE) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#start = performance.now();
  }
}
