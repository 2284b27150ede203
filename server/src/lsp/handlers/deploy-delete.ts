// Deletions of applications: what would go, and the deletion itself.
import { RequestType, type CancellationToken } from 'vscode-languageserver';
import { deleteApplication, planDeletion } from '../../deploy/engine/delete.ts';
import { defaultRunOptions } from '../../deploy/run.ts';
import {
  DELETE,
  DELETION,
  type DeleteAnswer,
  type DeleteParams,
  type DeletionAnswer,
  type DeletionParams,
} from '../../protocol-run.ts';
import { toolsOver } from '../cluster-connections.ts';
import { objectName, toRunView } from '../deploy-views.ts';
import { failureKey, targetOf, type Deployments } from '../deployments.ts';
import { isProtected, lacksName } from '../protection.ts';
import { stopWith } from '../stop-with.ts';
import { tellRun } from '../told-run.ts';
import { handleTrusted } from '../trust.ts';
import { refused } from './deploy-run.ts';

export function registerDeletions(deployments: Deployments): void {
  const { connection } = deployments.session;
  connection.onRequest(
    new RequestType<DeletionParams, DeletionAnswer, never>(DELETION),
    handleTrusted(deployments, DELETION, (params, token) => plan(deployments, params, token)),
  );
  connection.onRequest(
    new RequestType<DeleteParams, DeleteAnswer, never>(DELETE),
    handleTrusted(deployments, DELETE, (params, token) => remove(deployments, params, token)),
  );
}

function plan(
  deployments: Deployments,
  params: DeletionParams,
  token: CancellationToken,
): Promise<DeletionAnswer> {
  return deployments.connections.use(params, async (connection) => {
    const tools = toolsOver(connection, { control: stopWith(token) });
    const outcome = await planDeletion(tools, params.application);
    if (!outcome.ok) return { kind: 'failed', message: outcome.message } as const;
    const { members } = outcome.plan;
    const { context, server } = outcome.plan.cluster;
    return {
      kind: 'deletion',
      id: deployments.keep({
        kind: 'deletion',
        target: targetOf(params),
        plan: outcome.plan,
        isProtected: isProtected(params),
      }),
      application: params.application,
      context,
      server: connection.redactor.text(server),
      protected: isProtected(params),
      objects: members.map(({ id, apiVersion, protected: because }) => ({
        ...objectName(id),
        apiVersion,
        ...(because !== undefined && { protected: because }),
      })),
    } as const;
  });
}

function remove(
  deployments: Deployments,
  { id, also = [], records = 'delete', typedName, workDoneToken }: DeleteParams,
  token: CancellationToken,
): Promise<DeleteAnswer> | DeleteAnswer {
  const kept = deployments.deletionOf(id);
  if (kept === undefined) return refused('This plan is gone. Look again what would be deleted.');
  if (deployments.isRunning(id)) return refused('This deletion goes on already.');
  const { application } = kept.plan;
  const { context } = kept.target;
  const { isProtected } = kept;
  const lacking = lacksName({ context, isProtected, application: application.name }, typedName);
  if (lacking !== undefined) return refused(lacking);
  const title = `Deleting ${application.name}`;
  return tellRun(deployments, { id, title, workDoneToken, token }, async (told) => {
    deployments.forget(id);
    deployments.failures.show(failureKey(kept.target, application), []);
    const answer = await deployments.connections.use(kept.target, async (connection) => {
      const options = { also: new Set(also), records, timeout: defaultRunOptions.objectTimeout };
      const result = await deleteApplication(toolsOver(connection, told), kept.plan, options);
      return { kind: 'result', result: toRunView(result, undefined) } as const;
    });
    return answer.kind === 'failed' ? refused(answer.message) : answer;
  });
}
