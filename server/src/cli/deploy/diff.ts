// `oam diff`: what a deployment would change, as unified diffs, and as the exit status.
import type { ObjectView } from '../../deploy/plan-view.ts';
import type { ExitStatus } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { oneLine } from './event-text.ts';
import { outputTo, type Output } from './output.ts';
import { planSource, type Planned, type PlanOptions } from './plan.ts';
import { countsText, planRecord } from './plan-text.ts';
import { withSession } from './session.ts';
import { readSource, type SourceRequest } from './source.ts';
import type { ClusterTarget } from './target.ts';
import { unifiedDiff } from './unified-diff.ts';

export interface DiffRequest {
  readonly source: SourceRequest;
  readonly target: ClusterTarget;
  readonly plan: PlanOptions;
}

/** 0: nothing would change; 1: something would; 2: it cannot be told, or cannot be done as it is. */
export async function runDiff(request: DiffRequest, terminal: Terminal): Promise<ExitStatus> {
  const output = outputTo(terminal, request.target.format);
  const source = await readSource(request.source, terminal);
  if (source.kind === 'errors') output.trouble(source.message);
  if (source.kind !== 'ok') return 2;
  return withSession(request.target, output, async (session) => {
    const planned = await planSource(session, source.value, request.plan, terminal);
    if (planned.kind === 'errors') output.trouble(planned.message);
    if (planned.kind !== 'ok') return 2;
    return show(planned.value, output);
  });
}

function show({ view, shown }: Planned, output: Output): ExitStatus {
  const changed = view.objects.filter((each) => changes(each) && !shown.stopping.has(each.key));
  const texts = changed.map((object) => {
    const documents = shown.documents.get(object.key) ?? { before: '', after: '' };
    return unifiedDiff(namesOf(object), documents, shown.paint);
  });
  output.result(texts.join(''), planRecord(view, shown));
  for (const object of view.objects.filter(({ key }) => shown.stopping.has(key))) {
    output.note(`${object.kind} ${object.name}: ${oneLine(object.summary)}`);
  }
  for (const each of view.missingAccess) output.note(`You have no right to ${oneLine(each)}.`);
  output.note(countsText(view));
  const exit = view.stops ? 2 : changed.length > 0 ? 1 : 0;
  if (output.format === 'json') {
    const outcome = exit === 2 ? 'blocked' : exit === 1 ? 'different' : 'same';
    output.result('', { type: 'result', command: 'diff', outcome, exit });
  }
  return exit;
}

/** Whether something becomes of it. */
function changes({ verdict }: ObjectView): boolean {
  return verdict !== 'unchanged' && verdict !== 'protected';
}

function namesOf({ verdict, kind, name, namespace }: ObjectView): {
  readonly before: string;
  readonly after: string;
} {
  const path = [...(namespace === undefined ? [] : [namespace]), kind, name].join('/');
  const isNew = verdict === 'create' || verdict === 'unverified';
  return {
    before: isNew ? '/dev/null' : `cluster/${path}`,
    after: verdict === 'prune' ? '/dev/null' : `specs/${path}`,
  };
}
