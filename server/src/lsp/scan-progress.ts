// What people see of a long scan: a bar with a button that ends it. Short scans show nothing.
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { CancellationToken } from '../base/cancellation.ts';

/** Milliseconds after which a scan is shown; what is over sooner would only flicker. */
const DELAY = 1000;

/** One scan. Its token says that the user or the server has had enough of it. */
export class ScanProgress implements CancellationToken {
  readonly #timer: NodeJS.Timeout;
  #reporter: WorkDoneProgressServerReporter | undefined;
  #shown = -1;
  #state: 'running' | 'canceled' | 'stopped' | 'over' = 'running';

  constructor(connection: Connection) {
    this.#timer = setTimeout(() => void this.#show(connection), DELAY);
    this.#timer.unref();
  }

  get isCancellationRequested(): boolean {
    return this.wasCanceled || this.#state === 'stopped';
  }

  /** Whether the user ended it. */
  get wasCanceled(): boolean {
    if (this.#reporter?.token.isCancellationRequested === true) this.#state = 'canceled';
    return this.#state === 'canceled';
  }

  /** Tells how far the scan has come. */
  report(done: number, total: number): void {
    const percentage = Math.floor((100 * done) / Math.max(1, total));
    if (this.#reporter === undefined || percentage === this.#shown) return;
    this.#shown = percentage;
    this.#reporter.report(percentage, `${done} of ${total} files`);
  }

  /** Ends the scan for reasons of the server: its folders are others now. */
  stop(): void {
    if (this.#state === 'running') this.#state = 'stopped';
  }

  /** Takes the bar away. */
  done(): void {
    // The reporter forgets on its end that it was canceled.
    if (!this.isCancellationRequested) this.#state = 'over';
    clearTimeout(this.#timer);
    this.#reporter?.done();
    this.#reporter = undefined;
  }

  async #show(connection: Connection): Promise<void> {
    // A client that makes no room for a bar sees none.
    const reporter = await connection.window.createWorkDoneProgress().catch(() => undefined);
    if (reporter === undefined) return;
    // It may have ended while the client made room for the bar, which then waits for its end.
    reporter.begin('Reading OAM files', 0, undefined, true);
    if (this.#state === 'running') this.#reporter = reporter;
    else reporter.done();
  }
}
