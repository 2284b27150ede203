// Parts of the server that are loaded with the first message for them, so that a start reads only what every session uses.
import type { Log } from '../base/ports.ts';
import { failureOf } from './handle.ts';
import { isNamed, isRequest, refused, type Message, type Named, type Next } from './messages.ts';

/** Handlers that come late, with all that they need. */
export interface Part {
  /** Whether it has the handler of that request or notification. */
  readonly answers: (message: Named) => boolean;
  /** After it, the connection has the handlers. It may be called again, also when it has failed. */
  readonly load: () => Promise<unknown>;
}

interface Waiting {
  readonly message: Message;
  readonly next: Next;
}

/** Loads parts. Messages that come while one waits for its part wait behind it, so that all are handled in their order. */
export class Parts {
  readonly #log: Log;
  readonly #missing = new Set<Part>();
  #waiting: Waiting[] | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  add(part: Part): void {
    this.#missing.add(part);
  }

  /** Looks at each message before its handler does. */
  take(message: Message, next: Next): ReturnType<Next> {
    if (this.#waiting !== undefined) {
      this.#waiting.push({ message, next });
      return undefined;
    }
    if (!isNamed(message)) return next(message);
    const part = [...this.#missing].find(({ answers }) => answers(message));
    if (part === undefined) return next(message);
    this.#waiting = [];
    // Whoever cancels it meanwhile is heard: the connection remembers that until the request comes to its handler.
    return this.#load(part).then(
      () => this.#goOn([{ message, next }]),
      async (error: unknown) => {
        const failure = failureOf({ log: this.#log }, message.method, error);
        // Nobody waits for an answer to a notification.
        if (isRequest(message)) await next(refused(message, failure));
        await this.#goOn([]);
      },
    );
  }

  /** Loads a part before it is needed; what goes wrong is told when it is needed. */
  async prepare(part: Part): Promise<void> {
    await this.#load(part).catch(() => undefined);
  }

  async #load(part: Part): Promise<void> {
    await part.load();
    this.#missing.delete(part);
  }

  async #goOn(first: readonly Waiting[]): Promise<void> {
    const all = [...first, ...(this.#waiting ?? [])];
    this.#waiting = undefined;
    await Promise.all(all.map(async ({ message, next }) => this.take(message, next)));
  }
}
