// Problems of all files, open or not, for clients that ask for them.
import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type PreviousResultId,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport as FileReport,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { handle } from '../handle.ts';
import type { Session } from '../session.ts';
import { Slices } from '../slices.ts';

/** Files in one partial answer. */
const CHUNK = 100;

/** How long to gather changes, in milliseconds, before a client is asked to ask again. */
const GATHER = 100;

/** How long no key must have been pressed, in milliseconds, before a text is read for this. */
const REST = 50;

type Reporter = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>;

/** What a client was told of each file, under the name it has for the file. */
type Told = Map<string, PreviousResultId>;

/**
 * Answers with what is new to the client. A client that takes its answer in parts gets it while the
 * folders are being read; its later requests wait until there is something new.
 */
export function registerWorkspaceDiagnostics(session: Session): void {
  const { connection, client } = session;
  if (!client.pullDiagnostics) return;
  const changes = new Changes(session);
  connection.languages.diagnostics.onWorkspace((params, cancellation, _work, parts) => {
    const answer = async (asked: WorkspaceDiagnosticParams, token: CancellationToken) => {
      const told: Told = new Map();
      for (const each of asked.previousResultIds) told.set(normalizeUri(each.uri), each);
      const request = { session, changes, told, token };
      return { items: await (parts === undefined ? atOnce(request) : inParts(request, parts)) };
    };
    return handle(session, 'workspace/diagnostic', answer)(params, cancellation);
  });
}

interface Request {
  readonly session: Session;
  readonly changes: Changes;
  readonly told: Told;
  readonly token: CancellationToken;
}

/** The whole answer, once all folders are read. */
async function atOnce(request: Request): Promise<FileReport[]> {
  const { session, changes, told, token } = request;
  changes.remind();
  while (session.isScanning && !token.isCancellationRequested) await changes.next(token);
  return newsFor(request, [...session.uris(), ...told.keys()]);
}

/** Sends parts of the answer as soon as they are known, and answers the last of them. */
async function inParts(request: Request, parts: Reporter): Promise<FileReport[]> {
  const { session, changes, told, token } = request;
  // Whoever asks again at once would be told the same again and again.
  let mayAnswer = changes.answered !== changes.count;
  const follower = changes.follow();
  let look = new Set([...session.uris(), ...told.keys(), ...follower.uris]);
  follower.uris.clear();
  try {
    for (;;) {
      const news = await newsFor(request, look);
      if (token.isCancellationRequested) return [];
      mayAnswer ||= news.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full);
      const isOver = mayAnswer && !session.isScanning && follower.uris.size === 0;
      const rest = send(news, parts, isOver ? 'keep' : 'send');
      if (isOver) {
        changes.answered = changes.count;
        return rest;
      }
      if (follower.uris.size === 0) await changes.next(token);
      look = new Set(follower.uris);
      follower.uris.clear();
    }
  } finally {
    follower.end();
  }
}

/** Sends what fills a part, and the last one too when it is to be sent; answers what was not. */
function send(items: readonly FileReport[], parts: Reporter, last: 'keep' | 'send'): FileReport[] {
  const news = last === 'keep' ? items : items.filter(({ kind }) => kind === 'full');
  const end = last === 'keep' ? news.length - CHUNK : news.length;
  let from = 0;
  for (; from < end; from += CHUNK) parts.report({ items: news.slice(from, from + CHUNK) });
  return news.slice(from);
}

/** What the client has to be told of these files, which is then noted as told. */
async function newsFor({ session, told, token }: Request, uris: Iterable<string>) {
  const news: FileReport[] = [];
  const slices = new Slices();
  for (const own of new Set(uris)) {
    await slices.pause();
    if (token.isCancellationRequested) break;
    const report = await session.report(own);
    const known = told.get(own);
    const uri = known?.uri ?? session.clientUri(own);
    if (report === undefined) {
      // Said of a file that nothing was told of, too: while it was open, the client asked otherwise.
      told.delete(own);
      news.push({ kind: 'full', uri, version: null, items: [] });
      continue;
    }
    // A file of which there was and is nothing to say is not worth a line.
    if (known === undefined && report.items.length === 0) continue;
    const version = session.documents.get(session.clientUri(own))?.version ?? null;
    const { id: resultId, items } = report;
    const isKnown = known?.value === resultId;
    news.push(
      isKnown
        ? { kind: 'unchanged', uri, version, resultId }
        : { kind: 'full', uri, version, resultId, items },
    );
    told.set(own, { uri, value: resultId });
  }
  return news;
}

/** Counts what happens to the files, and wakes those who wait for it. */
class Changes {
  count = 0;
  /** The count at the last answer. */
  answered = -1;
  readonly #session: Session;
  readonly #waiting = new Set<() => void>();
  readonly #followers = new Set<Set<string>>();
  /** What changed while nobody followed. */
  readonly #missed = new Set<string>();
  #reminds = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(session: Session) {
    this.#session = session;
    session.onChange((uris) => this.#took(uris));
    // A text is read when somebody asks for it: those who wait do, once the keys rest.
    const typed = new Set<string>();
    let resting: NodeJS.Timeout | undefined;
    session.documents.onDidChangeContent(({ document }) => {
      typed.add(normalizeUri(document.uri));
      clearTimeout(resting);
      resting = setTimeout(() => {
        this.#took(new Set(typed));
        typed.clear();
      }, REST);
    });
  }

  #took(uris: ReadonlySet<string>): void {
    this.count++;
    const takers = this.#followers.size === 0 ? [this.#missed] : this.#followers;
    for (const followed of takers) for (const uri of uris) followed.add(uri);
    for (const wake of [...this.#waiting]) wake();
    if (!this.#reminds || this.#session.isScanning) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#session.refreshDiagnostics();
    }, GATHER);
  }

  /** From now on the client is told when to ask again. */
  remind(): void {
    this.#reminds = true;
  }

  /** The files that change from now on, and those that nobody followed. */
  follow(): { readonly uris: Set<string>; readonly end: () => void } {
    const uris = new Set(this.#missed);
    this.#missed.clear();
    this.#followers.add(uris);
    const end = (): void => {
      this.#followers.delete(uris);
      if (this.#followers.size === 0) for (const uri of uris) this.#missed.add(uri);
    };
    return { uris, end };
  }

  /** Resolves with the next change, or when nobody waits for it any more. */
  next(token: CancellationToken): Promise<void> {
    if (token.isCancellationRequested) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        subscription.dispose();
        resolve();
      };
      this.#waiting.add(wake);
      const subscription = token.onCancellationRequested(wake);
    });
  }
}
