// Messages as they come in, before a handler has them: what they are, and how a request is refused.
import { ResponseError, type Connection, type ConnectionOptions } from 'vscode-languageserver';

export type MessageStrategy = NonNullable<ConnectionOptions['messageStrategy']>;
export type Message = Parameters<MessageStrategy['handleMessage']>[0];
/** Hands a message on to its handler. */
export type Next = Parameters<MessageStrategy['handleMessage']>[1];

/** A message with a name: a request or a notification. */
export interface Named extends Message {
  readonly method: string;
  readonly id?: number | string | null;
  readonly params?: unknown;
}

export interface Request extends Named {
  readonly id: number | string | null;
}

/** The error that a refused request is answered with. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** Refused requests are sent on under this name, whose handler refuses them. */
const REFUSED = '$/refused';

export function isNamed(message: Message): message is Named {
  return 'method' in message;
}

export function isRequest(message: Message): message is Request {
  return isNamed(message) && message.id !== undefined;
}

/** What to hand on in place of a request, so that it is answered with an error. */
export function refused({ jsonrpc, id }: Request, refusal: Refusal): Message {
  return { jsonrpc, id, method: REFUSED, params: refusal } as Message;
}

/** Answers what is refused. */
export function serveRefusals(connection: Connection): void {
  connection.onRequest(REFUSED, ({ code, message }: Refusal) => new ResponseError(code, message));
}
