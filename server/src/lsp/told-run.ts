// Tells the client of a run while it goes on: the project's own events, and a bar for clients that asked for one.
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { DeployEvent } from '../deploy/event.ts';
import { idKey, idText } from '../deploy/object-id.ts';
import type { RunControl } from '../deploy/tools.ts';
import { DEPLOY_EVENT, type DeployEventParams, type ObjectProgress } from '../protocol-run.ts';
import { toEvent } from './deploy-views.ts';
import type { Deployments } from './deployments.ts';

export interface ToldRun {
  readonly control: RunControl;
  readonly emit: (event: DeployEvent) => void;
  /** By key of the object, what happened to it before the last thing that happened to it. */
  readonly before: ReadonlyMap<string, ObjectProgress['step']>;
}

export interface Announcement {
  readonly id: string;
  /** For the bar, such as `Deploying shop`. */
  readonly title: string;
  readonly workDoneToken?: string | number | undefined;
  /** Of the request: giving that up cancels the run gently. */
  readonly token: CancellationToken;
}

/** Runs something under that id, and tells of it until its end. */
export function tellRun<T>(
  deployments: Deployments,
  { id, title, workDoneToken, token }: Announcement,
  work: (run: ToldRun) => Promise<T>,
): Promise<T> {
  const { connection } = deployments.session;
  const bar =
    workDoneToken === undefined
      ? undefined
      : connection.window.attachWorkDoneProgress(workDoneToken);
  bar?.begin(title, undefined, undefined, true);
  const listening = token.onCancellationRequested(() => void deployments.cancel(id));
  const before = new Map<string, ObjectProgress['step']>();
  const last = new Map<string, ObjectProgress['step']>();
  const emit = (event: DeployEvent): void => {
    if (event.kind === 'object') {
      const key = idKey(event.id);
      const known = last.get(key);
      if (known !== undefined) before.set(key, known);
      last.set(key, event.progress.step);
    }
    const params: DeployEventParams = { id, event: toEvent(event) };
    void connection.sendNotification(DEPLOY_EVENT, params);
    report(bar, event);
  };
  const done = deployments.run(id, (control) => work({ control, emit, before }));
  return done.finally(() => {
    listening.dispose();
    bar?.done();
  });
}

function report(bar: WorkDoneProgressReporter | undefined, event: DeployEvent): void {
  if (bar === undefined) return;
  if (event.kind === 'object') bar.report(`${idText(event.id)}: ${event.progress.step}`);
  else if (event.kind === 'state') bar.report(event.state);
  else bar.report(event.message);
}
