// Parts of the server that are loaded with the first request for them, so that a start reads only what every session uses.
import { failureOf } from './handle.ts';
import { isRequest, refused, type Message, type Next } from './messages.ts';
import type { Log } from '../base/ports.ts';

/** Handlers that come late, with all that they need. */
export interface Part {
  /** Whether it answers requests of that name. */
  readonly answers: (method: string) => boolean;
  /** After it, the connection has the handlers. It may be called again, also when it has failed. */
  readonly load: () => Promise<unknown>;
}

/** Loads parts. Messages that come while a request waits for its part wait behind it, so that all are handled in their order. */
export class Parts {
  readonly #log: Log;
  readonly #missing: Set<Part>;
  #waiting: Message[] | undefined;

  constructor(parts: readonly Part[], log: Log) {
    this.#missing = new Set(parts);
    this.#log = log;
  }

  /** Looks at each message before its handler does. */
  take(message: Message, next: Next): ReturnType<Next> {
    if (this.#waiting !== undefined) {
      this.#waiting.push(message);
      return undefined;
    }
    if (!isRequest(message)) return next(message);
    const part = [...this.#missing].find(({ answers }) => answers(message.method));
    if (part === undefined) return next(message);
    this.#waiting = [];
    // Whoever cancels it meanwhile is heard: the connection remembers that until the request comes to its handler.
    return this.#load(part)
      .then(
        () => message,
        (error: unknown) => refused(message, failureOf({ log: this.#log }, message.method, error)),
      )
      .then((first) => this.#goOn(first, next));
  }

  /** Loads a part before it is needed; what goes wrong is told when it is needed. */
  async prepare(part: Part): Promise<void> {
    await this.#load(part).catch(() => undefined);
  }

  async #load(part: Part): Promise<void> {
    await part.load();
    this.#missing.delete(part);
  }

  async #goOn(first: Message, next: Next): Promise<void> {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    const handled = [first, ...waiting].map(async (message, index) => {
      await (index === 0 ? next(message) : this.take(message, next));
    });
    await Promise.all(handled);
  }
}
