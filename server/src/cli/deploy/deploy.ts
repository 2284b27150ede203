// `oam deploy`: shows the plan, gets the consent, carries it out and says how it went.
import { deploy } from '../../deploy/engine/deploy.ts';
import { repairInventory } from '../../deploy/inventory.ts';
import { forcedChoices, isProtectedContext } from '../../deploy/protected-context.ts';
import { FINAL_STATES } from '../../deploy/release.ts';
import { listReleases } from '../../deploy/releases.ts';
import type { RunOptions } from '../../deploy/run.ts';
import type { ExitStatus } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { agreeTo } from './agreement.ts';
import { consentTo, type Consent } from './confirm.ts';
import { outputTo } from './output.ts';
import { choiceOptions, planSource, type Planned, type PlanOptions } from './plan.ts';
import { planRecord, planText } from './plan-text.ts';
import { declined, report, type Ending } from './report.ts';
import { granted, InventoryRefusal, withSession, type Session } from './session.ts';
import { readSource, type Source, type SourceOutcome, type SourceRequest } from './source.ts';
import type { ClusterTarget, Confirmation } from './target.ts';

export interface DeployRequest {
  readonly source: SourceRequest;
  readonly target: ClusterTarget;
  readonly plan: PlanOptions;
  readonly confirmation: Confirmation;
  /** `prune`: whether it was asked for on the command line. */
  readonly run: RunOptions;
  /** Whether an inventory that somebody has changed may be made right, after a question. */
  readonly repair: 'yes' | 'no';
  /** `show`: the plan is all that is wanted. */
  readonly mode: 'run' | 'show';
}

export async function runDeploy(request: DeployRequest, terminal: Terminal): Promise<ExitStatus> {
  const output = outputTo(terminal, request.target.format);
  const source = await readSource(request.source, terminal);
  if (source.kind === 'errors') output.trouble(source.message);
  if (source.kind !== 'ok') return source.kind === 'errors' ? 1 : 2;
  return withSession(request.target, output, async (session) => {
    const refused = forcedWhereProtected(request, session);
    if (refused !== undefined) {
      output.trouble(refused);
      return 2;
    }
    const planned = await planOrRepair(request, source.value, session, terminal);
    if ('consent' in planned) return declined(session, 'deploy', planned.consent);
    if (planned.kind === 'errors') output.trouble(planned.message);
    if (planned.kind !== 'ok') return planned.kind === 'errors' ? 1 : 2;
    const { view, shown } = planned.value;
    output.result(planText(view, shown), planRecord(view, shown));
    return carryOut(request, planned.value, session);
  });
}

/** The plan; an inventory that stands in the way is repaired first, where that was asked for and agreed to. */
async function planOrRepair(
  request: DeployRequest,
  source: Source,
  session: Session,
  terminal: Terminal,
): Promise<SourceOutcome<Planned> | { readonly consent: Exclude<Consent, 'given'> }> {
  const plan = (): Promise<SourceOutcome<Planned>> =>
    planSource(session, source, request.plan, terminal);
  if (request.repair === 'no' || request.mode === 'show') return plan();
  try {
    return await plan();
  } catch (error) {
    if (!(error instanceof InventoryRefusal)) throw error;
    const { tools, output, namespace, identity, interrupts } = session;
    const { name } = source.site;
    output.note(error.message);
    const text = `Make the inventory of ${name} in the namespace ${namespace} right`;
    const question = { text, application: name, context: identity.context };
    const consent = await consentTo(question, request.confirmation);
    if (consent !== 'given') return { consent };
    interrupts.enter('writing');
    granted(await repairInventory(tools, { name, namespace }), session);
    interrupts.enter('looking');
    return plan();
  }
}

/** In protected contexts nobody's fields are taken and nothing is replaced. */
function forcedWhereProtected(
  { plan: { choices }, confirmation }: DeployRequest,
  { identity: { context } }: Session,
): string | undefined {
  if (!isProtectedContext(context, confirmation.patterns)) return undefined;
  const [first] = forcedChoices(choices);
  if (first === undefined) return undefined;
  return `The context ${context} is protected, where --${choiceOptions[first]} is not allowed. Nothing was changed.`;
}

async function carryOut(
  request: DeployRequest,
  planned: Planned,
  session: Session,
): Promise<ExitStatus> {
  const { output, tools, interrupts } = session;
  const { view, input, plan, choices } = planned;
  const { application, namespace, context } = view;
  const end = (ending: Ending): ExitStatus => report(session, 'deploy', ending);
  if (view.stops) {
    const text = 'Not deployed: something has to be mended or decided first, see above.';
    return end({ outcome: 'blocked', exit: 1, text });
  }
  if (request.mode === 'show') {
    return end({ outcome: 'shown', exit: 0, text: 'Nothing was changed: this was a dry run.' });
  }
  if (view.empty && !(await isUnfinished(planned, session))) {
    return end({ outcome: 'unchanged', exit: 0, text: 'Nothing to do: all is as the specs say.' });
  }
  const text = `Deploy ${application} to the namespace ${namespace} of the context ${context}`;
  const { confirmation, run, target } = request;
  const agreement = await agreeTo({ text, view, confirmation, prune: run.prune }, output);
  if (agreement.kind !== 'agreed') return declined(session, 'deploy', agreement.consent);
  interrupts.enter('writing');
  const options = { ...run, prune: agreement.prune };
  const result = await deploy(tools, { input, plan, choices, options });
  return end({ result, target, application });
}

/** Whether an earlier run did not come to its end, so that there is something to wait for. */
async function isUnfinished({ input }: Planned, { tools }: Session): Promise<boolean> {
  const releases = await listReleases(tools, input.application);
  const newest = releases.ok ? releases.value[0] : undefined;
  if (newest === undefined) return false;
  return (
    !FINAL_STATES.has(newest.state) || ['Failed', 'Cancelled', 'Unknown'].includes(newest.state)
  );
}
