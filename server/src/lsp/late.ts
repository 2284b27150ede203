// Something that is loaded when it is first used.

/** Loads once, whoever asks; what could not be loaded is tried again by the next who asks. */
export class Late<T> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Rejects when it cannot be loaded. */
  get(): Promise<T> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** The same, but undefined when nobody has asked for it yet. */
  get begun(): Promise<T> | undefined {
    return this.#loading;
  }
}
