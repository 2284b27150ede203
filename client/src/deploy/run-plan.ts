// From a plan that is shown to a running application: confirm, run, say how it ended.
import * as vscode from 'vscode';
import { RUN, type RunParams } from '../../../server/src/protocol-run.ts';
import { agrees, confirmed } from './ask-to-confirm.ts';
import { onFailure, timeouts } from './cluster-settings.ts';
import { tell, tellError } from './commands.ts';
import { planQuestion, pruneQuestion } from './confirmation.ts';
import { plan } from './make-plan.ts';
import { rollBack } from './roll-back.ts';
import { runOperation } from './run-operation.ts';
import { isReady, type Deploying, type Planned } from './shown-operation.ts';
import { tellResult } from './tell-result.ts';

/** Runs the plan that is shown, once the user has confirmed it. */
export async function runShownPlan(deploying: Deploying): Promise<void> {
  const { current } = deploying.shown;
  if (current?.kind !== 'plan' || !isReady(current)) {
    tell('There is no plan that could be deployed. Plan a deployment first.');
    return;
  }
  await confirmAndRun(deploying, current.planned);
}

async function confirmAndRun(deploying: Deploying, planned: Planned): Promise<void> {
  const params = await agreed(planned);
  if (params === undefined) return;
  const { plan: view, id } = planned.made;
  const { application, context, namespace } = view;
  const target = { context, namespace };
  const title = `Deploying ${application} to ${context} / ${namespace}`;
  const operation = { id, application, target, title, planned, objects: view.objects };
  const result = await runOperation(deploying, { ...operation, request: RUN, params });
  if (result === undefined) return;
  const previous = result.previous;
  tellResult(
    deploying,
    { operation: 'deploy', application, target, result },
    {
      resume: () => resume(deploying, planned),
      ...(previous === undefined
        ? {}
        : { rollBack: () => rollBack(deploying, { application, target, to: previous }) }),
      showDeployments: async () => {
        await vscode.commands.executeCommand('oam.deploymentStatus', { application, target });
      },
    },
  );
}

/** To go on is to plan again from what is in the cluster by now. */
async function resume(deploying: Deploying, { question, choices }: Planned): Promise<void> {
  const planned = await plan(deploying, question, choices);
  if (planned === undefined) return;
  const { current } = deploying.shown;
  if (current !== undefined && isReady(current)) await confirmAndRun(deploying, planned);
}

/** What to ask of the server, when the user agrees to all of it. */
async function agreed({ made }: Planned): Promise<RunParams | undefined> {
  const { plan: view, id, unsaved, resume: resumed } = made;
  const { application, context, digest } = view;
  const names = unsaved.map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  if (made.protected && names.length > 0) {
    tellError(`${context} is a protected context: save ${names.join(', ')} first, and plan again.`);
    return undefined;
  }
  const failing = onFailure();
  const question = planQuestion(view, {
    unsaved: names,
    resume: resumed === undefined ? 'new' : 'resume',
    onFailure: failing,
  });
  const typed = await confirmed(question, { application, context, protected: made.protected });
  if (typed === undefined) return undefined;
  const pruning = pruneQuestion(view);
  return {
    id,
    confirmed: digest,
    onFailure: failing,
    prune: pruning !== undefined && (await agrees(pruning)) ? 'confirmed' : 'none',
    ...timeouts(),
    ...typed,
  };
}
