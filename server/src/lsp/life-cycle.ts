// What a server takes when: nothing before the greeting, one greeting, and nothing but the end after the farewell.
import {
  ErrorCodes,
  ResponseError,
  type Connection,
  type ConnectionOptions,
} from 'vscode-languageserver';

type MessageStrategy = NonNullable<ConnectionOptions['messageStrategy']>;
type Message = Parameters<MessageStrategy['handleMessage']>[0];

/** A message with a name; requests have an `id` besides. */
interface Named extends Message {
  readonly method: string;
  readonly id?: number | string | null;
}

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** Requests that come at the wrong time are sent on under this name, whose handler refuses them. */
const REFUSED = '$/refused';

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

  /** For the connection: looks at each message before its handler does. */
  readonly messageStrategy: MessageStrategy = {
    handleMessage: (message, next) => {
      if (!isNamed(message) || message.method === 'exit') return next(message);
      const refusal = this.#refusalOf(message.method);
      if (refusal === undefined) return next(message);
      // Nobody waits for an answer to a notification.
      if (message.id === undefined) return undefined;
      const { jsonrpc, id } = message;
      return next({ jsonrpc, id, method: REFUSED, params: refusal } as Message);
    },
  };

  /** Answers what was refused. */
  serve(connection: Connection): void {
    connection.onRequest(REFUSED, ({ code, message }: Refusal) => new ResponseError(code, message));
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

function isNamed(message: Message): message is Named {
  return 'method' in message;
}
