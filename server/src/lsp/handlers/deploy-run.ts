// Runs of plans that were confirmed, roll-backs, and how they are cancelled.
import { RequestType, type CancellationToken } from 'vscode-languageserver';
import { deploy } from '../../deploy/engine/deploy.ts';
import { rollBack } from '../../deploy/engine/roll-back.ts';
import { forcedChoices } from '../../deploy/protected-context.ts';
import { defaultRunOptions, type RunOptions } from '../../deploy/run.ts';
import { diskFileSystem } from '../../node/file-system.ts';
import {
  CANCEL_RUN,
  ROLL_BACK,
  RUN,
  type CancelRunAnswer,
  type CancelRunParams,
  type RollBackAnswer,
  type RollBackParams,
  type RunAnswer,
  type RunParams,
} from '../../protocol-run.ts';
import { toolsOver } from '../cluster-connections.ts';
import { readSource, unsavedOf, type Source } from '../deploy-source.ts';
import { toRunView } from '../deploy-views.ts';
import { failureKey, type Deployments, type KeptPlan } from '../deployments.ts';
import { runFailures } from '../plan-failures.ts';
import { isProtected, lacksName } from '../protection.ts';
import type { Session } from '../session.ts';
import { tellRun } from '../told-run.ts';
import { handleTrusted } from '../trust.ts';

export function registerRuns(deployments: Deployments): void {
  const { connection } = deployments.session;
  connection.onRequest(
    new RequestType<RunParams, RunAnswer, never>(RUN),
    handleTrusted(deployments, RUN, (params, token) => run(deployments, params, token)),
  );
  connection.onRequest(
    new RequestType<RollBackParams, RollBackAnswer, never>(ROLL_BACK),
    handleTrusted(deployments, ROLL_BACK, (params, token) => back(deployments, params, token)),
  );
  connection.onRequest(
    new RequestType<CancelRunParams, CancelRunAnswer, never>(CANCEL_RUN),
    handleTrusted(deployments, CANCEL_RUN, ({ id }) => ({ state: deployments.cancel(id) })),
  );
}

export function refused(message: string): Extract<RunAnswer, { readonly kind: 'refused' }> {
  return { kind: 'refused', message: `${message} Nothing was changed.` };
}

async function run(
  deployments: Deployments,
  params: RunParams,
  token: CancellationToken,
): Promise<RunAnswer> {
  const { id, workDoneToken } = params;
  const kept = deployments.planOf(id);
  if (kept === undefined) return refused('This plan is gone. Plan again.');
  if (deployments.isRunning(id)) return refused('This plan is being run already.');
  const title = `Deploying ${kept.view.application}`;
  return tellRun(deployments, { id, title, workDoneToken, token }, async (told) => {
    const ready = await readyToRun(deployments, kept, params);
    if (typeof ready === 'string') return refused(ready);
    deployments.forget(id);
    const answer = await deployments.connections.use(kept.target, async (connection) => {
      deployments.failures.show(failureKey(kept.target, kept.source.input.application), []);
      const result = await deploy(toolsOver(connection, told), {
        input: ready.input,
        plan: kept.plan,
        choices: kept.choices,
        options: optionsIn(params),
      });
      return { kind: 'result', result: toRunView(result, ready) } as const;
    });
    if (answer.kind === 'failed') return refused(answer.message);
    const failures = runFailures(answer.result, told.before);
    deployments.failures.show(failureKey(kept.target, kept.source.input.application), failures);
    return answer;
  });
}

/** The specs as they are now, when they still deploy what was confirmed; else why they do not. */
async function readyToRun(
  { session }: Deployments,
  kept: KeptPlan,
  { confirmed, typedName }: RunParams,
): Promise<Source | string> {
  const { request, source, view, isProtected } = kept;
  const lacking = lacksName({ ...view, isProtected }, typedName);
  if (lacking !== undefined) return lacking;
  if (confirmed !== view.digest) return 'Another plan was confirmed than the one to be run.';
  if (view.stops) return 'The plan has something open that must be decided or mended first.';
  const now = await readSource(session, request);
  if (now.kind !== 'source' || now.source.fingerprint !== source.fingerprint) {
    return 'The specs have changed since the plan was made. Plan again.';
  }
  return (isProtected ? await whyNotProtected(session, kept, now.source) : undefined) ?? now.source;
}

/** What a protected context does not allow, although it was confirmed by name. */
async function whyNotProtected(
  session: Session,
  { choices, view }: KeptPlan,
  { files }: Source,
): Promise<string | undefined> {
  const context = `The context ${view.context} is protected:`;
  if (forcedChoices(choices).length > 0) return `${context} nothing is forced there.`;
  const unsaved = await unsavedOf(session, files, diskFileSystem);
  if (unsaved.length === 0) return undefined;
  return `${context} save the files first, so that what runs is what is kept.`;
}

function optionsIn(params: Partial<RunOptions>): RunOptions {
  const { onFailure, prune, wait, objectTimeout, timeout } = params;
  return {
    ...defaultRunOptions,
    ...(onFailure !== undefined && { onFailure }),
    ...(prune !== undefined && { prune }),
    ...(wait !== undefined && { wait }),
    ...(objectTimeout !== undefined && { objectTimeout }),
    ...(timeout !== undefined && { timeout }),
  };
}

async function back(
  deployments: Deployments,
  params: RollBackParams,
  token: CancellationToken,
): Promise<RollBackAnswer> {
  const { id, application, to = 'previous', typedName, workDoneToken } = params;
  const writing = { ...params, application: application.name, isProtected: isProtected(params) };
  const lacking = lacksName(writing, typedName);
  if (lacking !== undefined) return refused(lacking);
  if (deployments.isRunning(id)) return refused('This is being run already.');
  const title = `Rolling back ${application.name}`;
  return tellRun(deployments, { id, title, workDoneToken, token }, (told) =>
    deployments.connections.use(params, async (connection) => {
      deployments.failures.show(failureKey(params, application), []);
      const options = optionsIn(params);
      const result = await rollBack(toolsOver(connection, told), application, to, options);
      return { kind: 'result', result: toRunView(result, undefined) } as const;
    }),
  );
}
