// The changes of a plan in the editor's own diff editor: one object, or all of them.
import * as vscode from 'vscode';
import type { PlannedView } from '../../../server/src/protocol-deploy.ts';
import { planAddress } from './documents.ts';
import { oneLine } from './plain-text.ts';
import { nameOf } from './plan-rows.ts';
import { tell } from './commands.ts';
import type { PlanMade } from './shown-operation.ts';

/** The two sides of one object. */
export async function showChange({ id, plan }: PlanMade, key: string): Promise<void> {
  const object = plan.objects.find((each) => each.key === key);
  if (object === undefined) return;
  const [left, right] = sides(id, object);
  const title = oneLine(`${nameOf(object)}: ${plan.context} ↔ planned`);
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
}

/** All objects that would be otherwise afterwards, one below the other. */
export async function showAllChanges({ id, plan }: PlanMade): Promise<void> {
  const changed = plan.objects.filter(
    ({ verdict }) => verdict !== 'unchanged' && verdict !== 'protected',
  );
  if (changed.length === 0) {
    tell(`${plan.application} is in ${plan.context} / ${plan.namespace} as its specs say.`);
    return;
  }
  const resources = changed.map((object) => {
    const [left, right] = sides(id, object);
    return [right, left, right];
  });
  const title = oneLine(`${plan.application}: ${plan.context} / ${plan.namespace} ↔ planned`);
  await vscode.commands.executeCommand('vscode.changes', title, resources);
}

function sides(id: string, { key, kind, name }: PlannedView): readonly [vscode.Uri, vscode.Uri] {
  const title = oneLine(`${kind} ${name}`);
  return [
    planAddress(title, { id, key, side: 'before' }),
    planAddress(title, { id, key, side: 'after' }),
  ];
}
