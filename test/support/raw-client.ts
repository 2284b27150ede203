// A client that writes bytes of its own choice to the server: whatever the protocol forbids can be sent.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A message of the server, as far as tests read it. */
export interface RawMessage {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A message in the frame that the protocol puts around it. */
export function framed(content: string): Buffer {
  const body = Buffer.from(content);
  return Buffer.concat([Buffer.from(`Content-Length: ${String(body.length)}\r\n\r\n`), body]);
}

/** One server process, and all that it said, in order. */
export class RawClient {
  readonly process: ChildProcess;
  readonly received: RawMessage[] = [];
  /** What the process wrote beside the protocol. */
  errorText = '';
  /** Told of what the server asks. */
  onRequest: (message: RawMessage) => void = () => undefined;
  readonly exited: Promise<number | null>;
  #rest = Buffer.alloc(0);
  #asked = 0;
  #waiting: (() => void)[] = [];

  /** `nodeOptions` are for Node, before the server's own arguments. */
  constructor(nodeOptions: readonly string[] = []) {
    const main = join(import.meta.dirname, '../../server/src/lsp/main.ts');
    this.process = spawn(process.execPath, [...nodeOptions, main, '--stdio'], { stdio: 'pipe' });
    this.process.stdout?.on('data', (data: Buffer) => this.#take(data));
    this.process.stderr?.on('data', (data: Buffer) => (this.errorText += data.toString()));
    // A server that has ended takes no more; tests look at its exit code.
    this.process.stdin?.on('error', () => undefined);
    this.exited = new Promise((resolve) => this.process.once('exit', resolve));
  }

  #take(data: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (;;) {
      const head = this.#rest.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#rest.toString('ascii', 0, head))?.[1],
      );
      if (this.#rest.length < head + 4 + length) return;
      const body = this.#rest.toString('utf8', head + 4, head + 4 + length);
      this.#rest = this.#rest.subarray(head + 4 + length);
      const message = JSON.parse(body) as RawMessage;
      this.received.push(message);
      if (message.id !== undefined && message.method !== undefined) this.onRequest(message);
      const heard = this.#waiting;
      this.#waiting = [];
      for (const take of heard) take();
    }
  }

  write(bytes: Uint8Array | string): void {
    this.process.stdin?.write(bytes);
  }

  send(message: Readonly<Record<string, unknown>>): void {
    this.write(framed(JSON.stringify({ jsonrpc: '2.0', ...message })));
  }

  notify(method: string, params?: unknown): void {
    this.send({ method, ...(params === undefined ? {} : { params }) });
  }

  /** The first message that fits, of those that came and those that will. */
  async message(fits: (message: RawMessage) => boolean): Promise<RawMessage> {
    for (;;) {
      const found = this.received.find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((take) => this.#waiting.push(take));
    }
  }

  /** Asks, and waits for the answer. */
  ask(id: number | string, method: string, params?: unknown): Promise<RawMessage> {
    this.send({ id, method, ...(params === undefined ? {} : { params }) });
    return this.answer(id);
  }

  /** Asks under an id that nobody used, and answers the result; an error is thrown. */
  async result(method: string, params?: unknown): Promise<unknown> {
    const { result, error } = await this.ask(`asked-${String(++this.#asked)}`, method, params);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** The answer to a request. */
  answer(id: number | string): Promise<RawMessage> {
    return this.message((message) => message.id === id && message.method === undefined);
  }

  /** Greets the server, and answers what it can do. */
  async greet(capabilities: unknown = {}): Promise<RawMessage> {
    const answer = await this.ask('greeting', 'initialize', {
      processId: null,
      rootUri: null,
      capabilities,
    });
    this.notify('initialized', {});
    return answer;
  }
}

/** A server that nobody has greeted yet; ended with the test. */
export function startRaw(nodeOptions: readonly string[] = []): RawClient {
  const client = new RawClient(nodeOptions);
  onTestFinished(() => {
    client.process.kill();
  });
  return client;
}
