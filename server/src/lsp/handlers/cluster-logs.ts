// Logs of containers, sent to the client line by line while they are followed.
import { RequestType, type CancellationToken } from 'vscode-languageserver';
import { troubleOf, troubleText } from '../../deploy/classify.ts';
import type { ClusterRequest } from '../../deploy/cluster.ts';
import type { Redactor } from '../../deploy/redact.ts';
import {
  LOG_LINES,
  LOGS,
  STOP_LOGS,
  type LogLinesParams,
  type LogsAnswer,
  type LogsParams,
  type StopLogsParams,
} from '../../protocol-cluster.ts';
import type { Deployments } from '../deployments.ts';
import type { Session } from '../session.ts';
import { handleTrusted } from '../trust.ts';

/** Lines of the past that are shown unless more are asked for. */
const USUAL_TAIL = 1000;
/** Milliseconds in which lines are gathered, so that a flood of them is not as many messages. */
const GATHERING = 50;
/** Lines in one message. */
const MOST_LINES = 1000;
/** Characters of a line that is shown; what has no line breaks is no log for people. */
const LONGEST_LINE = 65_536;

export function registerClusterLogs(deployments: Deployments): void {
  const { connection } = deployments.session;
  connection.onRequest(
    new RequestType<LogsParams, LogsAnswer, never>(LOGS),
    handleTrusted(deployments, LOGS, (params, token) => logs(deployments, params, token)),
  );
  connection.onRequest(
    new RequestType<StopLogsParams, null, never>(STOP_LOGS),
    handleTrusted(deployments, STOP_LOGS, ({ id }) => {
      deployments.unfollow(id);
      return null;
    }),
  );
}

function logs(
  deployments: Deployments,
  params: LogsParams,
  token: CancellationToken,
): Promise<LogsAnswer> {
  return deployments.connections.use<LogsAnswer>(params, async ({ cluster, redactor }) => {
    const control = deployments.follow(params.id);
    token.onCancellationRequested(() => control.end());
    const lines = new Lines(deployments.session, params.id, redactor);
    const request = logRequest(params);
    let outcome = await cluster.stream(request, (text) => lines.take(text), control.aborted);
    const isSignedOut = outcome.kind === 'answer' && outcome.status === 401;
    if (isSignedOut && (await cluster.renewCredentials())) {
      outcome = await cluster.stream(request, (text) => lines.take(text), control.aborted);
    }
    lines.end();
    const isStopped = control.aborted.aborted;
    control.end();
    const trouble = troubleOf(outcome, request);
    if (trouble === undefined || isStopped) return { kind: 'ended' };
    return { kind: 'failed', message: redactor.text(troubleText(trouble)) };
  });
}

function logRequest(
  params: LogsParams,
): Pick<ClusterRequest, 'path' | 'query'> & { readonly method: 'GET' } {
  const { namespace, pod, container, mode, tail = USUAL_TAIL, which } = params;
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`;
  const query = {
    tailLines: String(Math.max(0, Math.floor(tail))),
    ...(container !== undefined && { container }),
    ...(mode === 'follow' && { follow: 'true' }),
    ...(which === 'previous' && { previous: 'true' }),
  };
  return { method: 'GET', path, query };
}

/** Makes lines of pieces of text and sends them in order. */
class Lines {
  readonly #session: Session;
  readonly #id: string;
  readonly #redactor: Redactor;
  #rest = '';
  #waiting: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(session: Session, id: string, redactor: Redactor) {
    this.#session = session;
    this.#id = id;
    this.#redactor = redactor;
  }

  take(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LONGEST_LINE) {
      lines.push(this.#rest);
      this.#rest = '';
    }
    this.#waiting.push(...lines.map((line) => line.replace(/\r$/, '')));
    if (this.#waiting.length >= MOST_LINES) this.#send();
    else this.#timer ??= setTimeout(() => this.#send(), GATHERING);
  }

  /** Sends what is left. */
  end(): void {
    if (this.#rest !== '') this.#waiting.push(this.#rest);
    this.#rest = '';
    this.#send();
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#waiting.length > 0) {
      const lines = this.#waiting.splice(0, MOST_LINES).map((line) => this.#redactor.text(line));
      const params: LogLinesParams = { id: this.#id, lines };
      void this.#session.connection.sendNotification(LOG_LINES, params);
    }
  }
}
