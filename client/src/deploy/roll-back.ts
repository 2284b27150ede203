// Goes back to an earlier release: pick it, confirm, and see it done.
import * as vscode from 'vscode';
import {
  DEPLOYMENT_STATUS,
  type DeploymentStatus,
  type DeploymentStatusAnswer,
  type DeploymentStatusParams,
  type ReleaseView,
} from '../../../server/src/protocol-cluster.ts';
import {
  CONTEXTS,
  type ContextChoice,
  type ContextsAnswer,
} from '../../../server/src/protocol-deploy.ts';
import { ROLL_BACK, type RollBackParams } from '../../../server/src/protocol-run.ts';
import { confirmed } from './ask-to-confirm.ts';
import { clusterSettings, timeouts } from './cluster-settings.ts';
import { askWithProgress, tell, unlessFailed } from './commands.ts';
import { rollBackQuestion } from './confirmation.ts';
import { newId } from './new-id.ts';
import { withoutIcons } from './plain-text.ts';
import { runOperation } from './run-operation.ts';
import type { Deploying } from './shown-operation.ts';
import type { Target } from './target-memory.ts';
import { tellResult } from './tell-result.ts';

/** An application in a cluster. */
export interface Deployed {
  readonly application: string;
  readonly target: Target;
}

export interface RollBackWish extends Deployed {
  /** Number of the release; asked for when left out. */
  readonly to?: number;
}

export async function rollBack(deploying: Deploying, wish: RollBackWish): Promise<void> {
  const { application, target } = wish;
  const { context, namespace } = target;
  const status = await askForStatus(deploying, wish);
  if (status === undefined) return;
  const release = wish.to ?? (await chooseRelease(status, wish));
  const known = await contextOf(deploying, context);
  if (release === undefined || known === undefined) return;
  const { server } = known;
  const question = rollBackQuestion({ application, release, context, server, namespace });
  const typed = await confirmed(question, { application, context, protected: known.protected });
  if (typed === undefined) return;
  const id = newId('roll-back');
  const params: RollBackParams = {
    ...clusterSettings(),
    context,
    id,
    application: { name: application, namespace },
    to: release,
    // The question said so.
    prune: 'confirmed',
    ...timeouts(),
    ...typed,
  };
  const title = `Rolling ${application} back to release ${release} in ${context} / ${namespace}`;
  const about = { id, application, target, title, planned: undefined, objects: status.objects };
  const result = await runOperation(deploying, { ...about, request: ROLL_BACK, params });
  if (result === undefined) return;
  const next = {
    showDeployments: async () => {
      await vscode.commands.executeCommand('oam.deploymentStatus', { application, target });
    },
  };
  tellResult(deploying, { operation: 'roll-back', application, target, result }, next);
}

/** How the application is now; undefined when nobody can tell, which is said. */
export async function askForStatus(
  { server }: Deploying,
  { application, target: { context, namespace } }: Deployed,
): Promise<DeploymentStatus | undefined> {
  const params: DeploymentStatusParams = {
    ...clusterSettings(),
    context,
    application: { name: application, namespace },
  };
  const title = `Looking for ${application} in ${context} / ${namespace}`;
  const question = { request: DEPLOYMENT_STATUS, params };
  const answer = await askWithProgress<DeploymentStatusAnswer>(server, title, question);
  return unlessFailed(answer)?.status;
}

async function chooseRelease(
  { releases }: DeploymentStatus,
  { application }: Deployed,
): Promise<number | undefined> {
  const [newest, ...earlier] = releases;
  const good = ({ state }: ReleaseView): boolean => state === 'Succeeded';
  // The newest one is what runs, unless it failed on the way.
  const possible = earlier.filter(good);
  if (newest === undefined || possible.length === 0) {
    tell(`There is no earlier release of ${application} to go back to.`);
    return undefined;
  }
  const items = possible.map(({ number, startedAt, by }) => ({
    label: `Release ${number}`,
    description: withoutIcons(`${dateText(startedAt)} by ${by}`),
    number,
  }));
  const placeHolder = `${application} is at release ${newest.number} (${newest.state}). Which one should it go back to?`;
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.number;
}

/** As people in this place write it. */
export function dateText(rfc3339: string): string {
  const date = new Date(rfc3339);
  return Number.isNaN(date.getTime()) ? rfc3339 : date.toLocaleString();
}

/** What is behind a context, for the confirmation. */
async function contextOf(
  { server }: Deploying,
  context: string,
): Promise<ContextChoice | undefined> {
  const asked = await server.ask<ContextsAnswer>(CONTEXTS, clusterSettings());
  const contexts = unlessFailed(asked)?.contexts;
  const found = contexts?.find(({ name }) => name === context);
  if (contexts !== undefined && found === undefined) {
    unlessFailed({ kind: 'failed', message: `The kubeconfig has no context ${context} any more.` });
  }
  return found;
}
