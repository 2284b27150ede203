// Deletes an application: shows what goes, asks about what is protected, confirms, and sees it done.
import * as vscode from 'vscode';
import {
  DELETE,
  DELETION,
  type DeleteParams,
  type DeletionAnswer,
  type DeletionParams,
} from '../../../server/src/protocol-run.ts';
import { confirmed } from './ask-to-confirm.ts';
import { clusterSettings } from './cluster-settings.ts';
import { askWithProgress, unlessFailed } from './commands.ts';
import { deletionQuestion } from './confirmation.ts';
import { withoutIcons } from './plain-text.ts';
import { nameOf } from './plan-rows.ts';
import type { Deployed } from './roll-back.ts';
import { runOperation } from './run-operation.ts';
import type { Deploying } from './shown-operation.ts';
import { tellResult } from './tell-result.ts';

export async function deleteApplication(deploying: Deploying, which: Deployed): Promise<void> {
  const { application, target } = which;
  const { context, namespace } = target;
  const asked: DeletionParams = {
    ...clusterSettings(),
    context,
    application: { name: application, namespace },
  };
  const looking = `Looking for what belongs to ${application} in ${context} / ${namespace}`;
  const question = { request: DELETION, params: asked };
  const answer = await askWithProgress<DeletionAnswer>(deploying.server, looking, question);
  const deletion = unlessFailed(answer);
  if (deletion === undefined) return;
  const also = await chooseProtected(deletion);
  if (also === undefined) return;
  const confirmation = deletionQuestion(deletion, also);
  const stake = { application, context, protected: deletion.protected };
  const typed = await confirmed(confirmation, stake);
  if (typed === undefined) return;
  const params: DeleteParams = { id: deletion.id, also: [...also], ...typed };
  const title = `Deleting ${application} in ${context} / ${namespace}`;
  const { id, objects } = deletion;
  const operation = { id, application, target, title, planned: undefined, objects };
  const result = await runOperation(deploying, { ...operation, request: DELETE, params });
  if (result === undefined) return;
  tellResult(deploying, { operation: 'delete', application, target, result }, {});
}

type Deletion = Extract<DeletionAnswer, { readonly kind: 'deletion' }>;

/** Keys of the protected objects that go as well; undefined when the user thought better of it. */
async function chooseProtected({ objects }: Deletion): Promise<ReadonlySet<string> | undefined> {
  const items = objects.flatMap((object) =>
    object.protected === undefined
      ? []
      : [
          {
            label: withoutIcons(nameOf(object)),
            description: withoutIcons(object.protected),
            key: object.key,
          },
        ],
  );
  if (items.length === 0) return new Set();
  const placeHolder = 'These stay unless they are ticked. Which ones are deleted too?';
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, placeHolder });
  return picked && new Set(picked.map(({ key }) => key));
}
