// Repairs of an inventory that somebody has changed or deleted, so that there can be a plan again.
import { RequestType, type CancellationToken } from 'vscode-languageserver';
import { troubleText } from '../../deploy/classify.ts';
import { repairInventory } from '../../deploy/inventory.ts';
import { REPAIR, type RepairAnswer, type RepairParams } from '../../protocol-deploy.ts';
import { toolsOver } from '../cluster-connections.ts';
import type { Deployments } from '../deployments.ts';
import { isProtected, lacksName } from '../protection.ts';
import { stopWith } from '../stop-with.ts';
import { handleTrusted } from '../trust.ts';

export function registerRepairs(deployments: Deployments): void {
  deployments.session.connection.onRequest(
    new RequestType<RepairParams, RepairAnswer, never>(REPAIR),
    handleTrusted(deployments, REPAIR, (params, token) => repair(deployments, params, token)),
  );
}

async function repair(
  { connections }: Deployments,
  params: RepairParams,
  token: CancellationToken,
): Promise<RepairAnswer> {
  const { context, application, typedName } = params;
  const writing = { context, application: application.name, isProtected: isProtected(params) };
  const lacking = lacksName(writing, typedName);
  if (lacking !== undefined) return { kind: 'failed', message: lacking };
  return connections.use<RepairAnswer>(params, async (connection) => {
    const tools = toolsOver(connection, { control: stopWith(token) });
    const reply = await repairInventory(tools, application);
    if (reply.ok) return { kind: 'repaired' };
    return { kind: 'failed', message: tools.redactor.text(troubleText(reply.trouble)) };
  });
}
