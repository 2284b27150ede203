// `oam rollback`: shows what going back to an earlier release changes, gets the consent, and does it.
import { rollBack, targetOf } from '../../deploy/engine/roll-back.ts';
import { inputOfRelease } from '../../deploy/input-of-release.ts';
import { noChoices } from '../../deploy/make-plan.ts';
import { planView } from '../../deploy/plan-view.ts';
import type { Release } from '../../deploy/release.ts';
import { listReleases } from '../../deploy/releases.ts';
import type { RunOptions } from '../../deploy/run.ts';
import type { ExitStatus } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { agreeTo } from './agreement.ts';
import { outputTo } from './output.ts';
import { planOrRefuse, showable, type Planned } from './plan.ts';
import { planRecord, planText } from './plan-text.ts';
import { declined, report, type Ending } from './report.ts';
import { granted, Refusal, withSession, type Session } from './session.ts';
import { existing } from './status.ts';
import { timeText } from './status-text.ts';
import type { ClusterTarget, Confirmation } from './target.ts';

export interface RollbackRequest {
  readonly target: ClusterTarget;
  readonly application: string;
  /** Number of a release; the one before when left out. */
  readonly to: number | undefined;
  readonly run: RunOptions;
  readonly confirmation: Confirmation;
  /** `show`: the plan is all that is wanted. */
  readonly mode: 'run' | 'show';
}

export async function runRollback(
  request: RollbackRequest,
  terminal: Terminal,
): Promise<ExitStatus> {
  const output = outputTo(terminal, request.target.format);
  return withSession(request.target, output, async (session) => {
    const { name, namespace } = { name: request.application, namespace: session.namespace };
    const releases = granted(await listReleases(session.tools, { name, namespace }), session);
    // Of an application that is not there, its name is what is wrong.
    if (releases.length === 0) await existing(name, session);
    const found = targetOf(releases, request.to ?? 'previous');
    if (typeof found === 'string') throw new Refusal(found);
    const planned = await planOf(found, session);
    const { view, shown } = planned;
    output.result(planText(view, shown), planRecord(view, shown));
    const isDone = view.empty && releases[0]?.state === 'Succeeded';
    return carryOut(request, { release: found, planned, isDone: isDone ? 'yes' : 'no' }, session);
  });
}

async function planOf(
  release: Release,
  session: Session,
): Promise<Pick<Planned, 'view' | 'shown'>> {
  const input = inputOfRelease(release);
  const plan = await planOrRefuse(session, { input, choices: noChoices });
  // What a release holds has no place in the specs of today.
  const view = planView(plan, { ...input, objects: [] }, session.tools.redactor);
  const shown = {
    ...showable(plan, session),
    placeText: () => '',
    what: `back to release ${release.number} of ${timeText(release.startedAt)}`,
  };
  return { view, shown };
}

interface Going {
  readonly release: Release;
  readonly planned: Pick<Planned, 'view' | 'shown'>;
  /** Whether the application is in that release already. */
  readonly isDone: 'yes' | 'no';
}

async function carryOut(
  request: RollbackRequest,
  { release: { number }, planned: { view }, isDone }: Going,
  session: Session,
): Promise<ExitStatus> {
  const { output, tools, interrupts } = session;
  const { application, namespace, context } = view;
  const end = (ending: Ending): ExitStatus => report(session, 'rollback', ending);
  if (view.stops) {
    const text = 'Not rolled back: something stands in the way, see above.';
    return end({ outcome: 'blocked', exit: 1, text });
  }
  if (request.mode === 'show') {
    return end({ outcome: 'shown', exit: 0, text: 'Nothing was changed: this was a dry run.' });
  }
  if (isDone === 'yes') {
    const text = `Nothing to do: all is as in release ${number}.`;
    return end({ outcome: 'unchanged', exit: 0, text });
  }
  const text = `Roll ${application} in the namespace ${namespace} of the context ${context} back to release ${number}`;
  const { confirmation, run, target } = request;
  const agreement = await agreeTo({ text, view, confirmation, prune: run.prune }, output);
  if (agreement.kind !== 'agreed') return declined(session, 'rollback', agreement.consent);
  interrupts.enter('writing');
  const options = { ...run, prune: agreement.prune };
  const result = await rollBack(tools, { name: application, namespace }, number, options);
  return end({ result, target, application });
}
