// What a server takes when: nothing before the greeting, one greeting, and nothing but the end after the farewell.
import { ErrorCodes } from 'vscode-languageserver';
import { isNamed, isRequest, refused, type Message, type Next, type Refusal } from './messages.ts';

const tooEarly: Refusal = {
  code: ErrorCodes.ServerNotInitialized,
  message: 'The server was not initialized yet.',
};
const twice: Refusal = {
  code: ErrorCodes.InvalidRequest,
  message: 'The server was initialized already.',
};
const tooLate: Refusal = {
  code: ErrorCodes.InvalidRequest,
  message: 'The server was shut down and answers nothing more.',
};

/**
 * Where a connection is in its life. The protocol says what is answered to messages that come at the
 * wrong time (LSP 3.17, "Server lifecycle"); the package that speaks it for us takes them all.
 */
export class LifeCycle {
  #phase: 'before' | 'open' | 'over' = 'before';

  /** Looks at each message before its handler does. */
  take(message: Message, next: Next): ReturnType<Next> {
    if (!isNamed(message) || message.method === 'exit') return next(message);
    const refusal = this.#refusalOf(message.method);
    if (refusal === undefined) return next(message);
    // Nobody waits for an answer to a notification.
    return isRequest(message) ? next(refused(message, refusal)) : undefined;
  }

  /** The greeting was understood. */
  begin(): void {
    this.#phase = 'open';
  }

  /** The client has said that it will want nothing more. */
  end(): void {
    this.#phase = 'over';
  }

  #refusalOf(method: string): Refusal | undefined {
    if (this.#phase === 'over') return tooLate;
    const isGreeting = method === 'initialize';
    if (this.#phase === 'before') return isGreeting ? undefined : tooEarly;
    return isGreeting ? twice : undefined;
  }
}
