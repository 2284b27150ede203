// `oam delete`: shows what belongs to an application, gets the consent, and deletes it.
import {
  deleteApplication,
  planDeletion,
  type DeletionMember,
  type DeletionPlan,
} from '../../deploy/engine/delete.ts';
import { idKey, idText } from '../../deploy/object-id.ts';
import type { ExitStatus } from '../command.ts';
import { counted, type Paint, type Terminal } from '../terminal.ts';
import { consentTo } from './confirm.ts';
import { oneLine } from './event-text.ts';
import { keysOf } from './named-objects.ts';
import { outputTo } from './output.ts';
import { declined, report, type Ending } from './report.ts';
import { Refusal, withSession, type Session } from './session.ts';
import { existing } from './status.ts';
import type { ClusterTarget, Confirmation } from './target.ts';

export interface DeleteRequest {
  readonly target: ClusterTarget;
  readonly application: string;
  /** Protected objects that go as well, as `KIND/NAME`. */
  readonly also: readonly string[];
  readonly records: 'delete' | 'keep';
  /** Milliseconds for one object to be gone. */
  readonly timeout: number;
  readonly confirmation: Confirmation;
  /** `show`: the list is all that is wanted. */
  readonly mode: 'run' | 'show';
}

export async function runDelete(request: DeleteRequest, terminal: Terminal): Promise<ExitStatus> {
  const output = outputTo(terminal, request.target.format);
  return withSession(request.target, output, async (session) => {
    const name = request.application;
    const planned = await planDeletion(session.tools, { name, namespace: session.namespace });
    if (!planned.ok) {
      // Of an application that is not there, this says which ones are.
      await existing(name, session);
      throw new Refusal(planned.message);
    }
    return carryOut(request, planned.plan, session);
  });
}

async function carryOut(
  request: DeleteRequest,
  plan: DeletionPlan,
  session: Session,
): Promise<ExitStatus> {
  const { output, tools, interrupts } = session;
  const nameable = plan.members.map(({ id }) => ({ key: idKey(id), ...id }));
  const also = keysOf('also', request.also, nameable);
  const goes = (each: DeletionMember): boolean =>
    each.protected === undefined || also.has(idKey(each.id));
  const { name, namespace } = plan.application;
  const { context } = plan.cluster;
  const objects = plan.members.map((each) => ({
    key: idKey(each.id),
    ...each,
    verdict: goes(each) ? 'delete' : 'keep',
  }));
  output.result(deletionText(plan, goes, output.paint), {
    type: 'plan',
    application: name,
    namespace,
    ...plan.cluster,
    objects,
  });
  const end = (ending: Ending): ExitStatus => report(session, 'delete', ending);
  if (request.mode === 'show') {
    return end({ outcome: 'shown', exit: 0, text: 'Nothing was changed: this was a dry run.' });
  }
  const going = counted(plan.members.filter(goes).length, 'object');
  const text = `Delete ${going} of ${name} in the namespace ${namespace} of the context ${context}`;
  output.quiet();
  const consent = await consentTo({ text, application: name, context }, request.confirmation);
  if (consent !== 'given') return declined(session, 'delete', consent);
  interrupts.enter('writing');
  const { records, timeout, target } = request;
  const result = await deleteApplication(tools, plan, { also, records, timeout });
  return end({ result, target, application: name });
}

/** What goes and what stays, with a line break at its end. */
export function deletionText(
  { application, cluster, members }: DeletionPlan,
  goes: (member: DeletionMember) => boolean,
  paint: Paint,
): string {
  const { context, server, user } = cluster;
  const rows = members.map((each) => {
    const name = oneLine(idText(each.id));
    if (goes(each)) return `  ${paint('red', 'delete')}  ${name}`;
    const why = oneLine(each.protected ?? '');
    return `  ${paint('gray', 'keep')}    ${name}  ${why} --also ${each.id.kind}/${each.id.name} deletes it.`;
  });
  return [
    `${paint('bold', 'application')}  ${oneLine(application.name)}`,
    `${paint('bold', 'context')}      ${oneLine(`${context}, ${server}, user ${user}`)}`,
    `${paint('bold', 'namespace')}    ${oneLine(application.namespace)}`,
    '',
    ...(rows.length === 0 ? ['  It has no objects; only its history is there.'] : rows),
    '',
  ]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
