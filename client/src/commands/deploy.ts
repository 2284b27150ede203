// OAM: Deploy, Plan Deployment, Diff with Cluster, Cancel: from a configuration to a plan, and from there to the cluster.
import * as vscode from 'vscode';
import { cancelRunning } from '../deploy/run-operation.ts';
import { clusterCommand, tell } from '../deploy/commands.ts';
import { planConfiguration, plan } from '../deploy/make-plan.ts';
import { messageText } from '../deploy/plain-text.ts';
import { planSentence } from '../deploy/plan-rows.ts';
import { showAllChanges } from '../deploy/plan-changes.ts';
import { runShownPlan } from '../deploy/run-plan.ts';
import { isReady, type Deploying } from '../deploy/shown-operation.ts';

export function registerDeploy(deploying: Deploying): vscode.Disposable {
  const { server, shown } = deploying;
  const command = (name: string, run: (argument: unknown) => Promise<void>): vscode.Disposable =>
    clusterCommand(server, name, run);
  return vscode.Disposable.from(
    command('oam.deploy', (argument) => deploy(deploying, argument)),
    command('oam.planDeployment', async (argument) => {
      const placeholder = 'Which configuration is to be planned?';
      const planned = await planConfiguration(deploying, argument, placeholder);
      if (planned !== undefined) await focusPlan();
    }),
    command('oam.diffWithCluster', async (argument) => {
      const placeholder = 'Which configuration is to be compared with the cluster?';
      const planned = await planConfiguration(deploying, argument, placeholder);
      if (planned !== undefined) await showAllChanges(planned.made);
    }),
    command('oam.cancelDeployment', () => cancelRunning(deploying)),
    command('oam.plan.run', () => runShownPlan(deploying)),
    command('oam.plan.again', async () => {
      const { current } = shown;
      const planned = current?.kind === 'drift' ? undefined : current?.planned;
      if (planned === undefined) tell('There is no plan that could be made again.');
      else await plan(deploying, planned.question, planned.choices);
    }),
    command('oam.plan.close', () => {
      shown.show(undefined);
      return Promise.resolve();
    }),
  );
}

async function deploy(deploying: Deploying, argument: unknown): Promise<void> {
  const placeholder = 'Which configuration is to be deployed?';
  const planned = await planConfiguration(deploying, argument, placeholder);
  if (planned === undefined) return;
  await focusPlan();
  const { current } = deploying.shown;
  const ready = current !== undefined && isReady(current);
  const go = 'Deploy…';
  const look = 'Show Changes';
  const { plan: view } = planned.made;
  const actions = [...(ready ? [go] : []), ...(view.empty ? [] : [look])];
  const message = messageText(planSentence(view));
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const show = view.stops ? showWarningMessage : showInformationMessage;
  // Nothing waits for the answer: the plan can be looked at and run without it.
  void show(message, ...actions).then(async (answer) => {
    if (answer === go) await vscode.commands.executeCommand('oam.plan.run');
    if (answer === look) await showAllChanges(planned.made);
  });
}

async function focusPlan(): Promise<void> {
  await vscode.commands.executeCommand('oam.plan.focus');
}
