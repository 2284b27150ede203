// OAM: Roll Back, Delete Deployment, Show Drift: what is done to an application that is deployed already.
import * as vscode from 'vscode';
import { DRIFT, type DriftAnswer, type DriftParams } from '../../../server/src/protocol-run.ts';
import { askForVariables } from '../deploy/ask-variables.ts';
import { clusterSettings } from '../deploy/cluster-settings.ts';
import { askWithProgress, clusterCommand, tell, unlessFailed } from '../deploy/commands.ts';
import { deleteApplication } from '../deploy/delete-application.ts';
import { driftSentence } from '../deploy/drift-rows.ts';
import { newId } from '../deploy/new-id.ts';
import { rollBack } from '../deploy/roll-back.ts';
import type { Deploying } from '../deploy/shown-operation.ts';
import { whichApplication, type ChosenApplication } from '../deploy/which-application.ts';

export function registerManageDeployment(deploying: Deploying): vscode.Disposable {
  const command = (
    name: string,
    placeholder: string,
    run: (chosen: ChosenApplication) => Promise<void>,
  ): vscode.Disposable =>
    clusterCommand(deploying.server, name, async (argument) => {
      const chosen = await whichApplication(deploying, argument, placeholder);
      if (chosen !== undefined) await run(chosen);
    });
  return vscode.Disposable.from(
    command('oam.rollBack', 'Which application is to be rolled back?', (chosen) =>
      rollBack(deploying, chosen),
    ),
    command('oam.deleteDeployment', 'Which application is to be deleted?', (chosen) =>
      deleteApplication(deploying, chosen),
    ),
    command('oam.showDrift', 'Which application may have changed?', (chosen) =>
      showDrift(deploying, chosen),
    ),
  );
}

async function showDrift(deploying: Deploying, chosen: ChosenApplication): Promise<void> {
  if (deploying.shown.running !== undefined) {
    tell('A deployment runs. Look again when it is over.');
    return;
  }
  const objects = await askForDrift(deploying, chosen);
  if (objects === undefined) return;
  const { application, target } = chosen;
  deploying.shown.show({ kind: 'drift', id: newId('drift'), application, target, objects });
  await vscode.commands.executeCommand('oam.plan.focus');
  tell(`${application}: ${driftSentence(objects)}`);
}

/** Asks for values where the specs lack them; undefined when nobody can tell, which is said. */
async function askForDrift(
  { server }: Deploying,
  { application, target: { context, namespace }, configuration }: ChosenApplication,
): Promise<Extract<DriftAnswer, { readonly kind: 'drift' }>['objects'] | undefined> {
  let params: DriftParams = {
    ...clusterSettings(),
    context,
    application: { name: application, namespace },
    ...(configuration === undefined ? {} : { configuration }),
  };
  for (;;) {
    const title = `Comparing ${application} with ${context} / ${namespace}`;
    const question = { request: DRIFT, params };
    const answer = unlessFailed(await askWithProgress<DriftAnswer>(server, title, question));
    if (answer?.kind === 'drift') return answer.objects;
    if (answer === undefined || configuration === undefined) return undefined;
    const values = await askForVariables(configuration, answer.missing);
    if (values === undefined) return undefined;
    params = { ...params, variables: { ...params.variables, ...values } };
  }
}
