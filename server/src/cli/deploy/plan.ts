// From specs to a plan for one cluster, as both `oam diff` and `oam deploy` need it.
import type { DeployInput, Way } from '../../deploy/input.ts';
import { makePlan, noChoices, type PlanRequest } from '../../deploy/make-plan.ts';
import { idKey } from '../../deploy/object-id.ts';
import { stopsPlan, type Plan, type PlanChoices } from '../../deploy/plan.ts';
import { documentsOf, planView, type PlanView } from '../../deploy/plan-view.ts';
import { serverVersion } from '../../deploy/server-version.ts';
import {
  DEFAULT_KUBERNETES_VERSION,
  type KubernetesVersion,
} from '../../render/kubernetes-version.ts';
import type { Terminal } from '../terminal.ts';
import { shownPlace } from '../render/problem-finding.ts';
import { checkNames, keysOf } from './named-objects.ts';
import { granted, InventoryRefusal, Refusal, type Session } from './session.ts';
import { renderSource, type Source, type SourceOutcome } from './source.ts';
import type { PlanShown } from './plan-text.ts';

/** Objects as they were named on the command line, by what was decided about them. */
export type NamedChoices = Readonly<Record<keyof PlanChoices, readonly string[]>>;

export interface PlanOptions {
  readonly way: Way;
  /** The version to write for; that of the server when left out. */
  readonly kubernetesVersion: KubernetesVersion | undefined;
  readonly choices: NamedChoices;
}

/** The options by which objects are named. */
export const choiceOptions: Readonly<Record<keyof PlanChoices, string>> = {
  keepTheirs: 'keep-theirs',
  takeOver: 'take-over',
  adopt: 'adopt',
  replace: 'replace',
  prune: 'prune-protected',
};

const choiceNames = Object.keys(choiceOptions) as readonly (keyof PlanChoices)[];

export interface Planned {
  readonly input: DeployInput;
  readonly plan: Plan;
  readonly choices: PlanChoices;
  readonly view: PlanView;
  readonly shown: PlanShown;
}

/** Throws a `UsageError` for texts that cannot name an object, before anything is done. */
export function checkChoices(choices: NamedChoices): void {
  for (const name of choiceNames) checkNames(choiceOptions[name], choices[name]);
}

/** Makes the plan. Throws a `Refusal` when the cluster does not let it be made. */
export async function planSource(
  session: Session,
  source: Source,
  options: PlanOptions,
  terminal: Terminal,
): Promise<SourceOutcome<Planned>> {
  const { tools, namespace } = session;
  const kubernetesVersion = options.kubernetesVersion ?? (await versionOf(session));
  const rendered = await renderSource(
    source,
    { namespace, kubernetesVersion, way: options.way },
    terminal,
  );
  if (rendered.kind !== 'ok') return rendered;
  const input = rendered.value;
  const first = await planOrRefuse(session, { input, choices: noChoices });
  const choices = choicesFor(options.choices, first);
  const isChosen = choiceNames.some((name) => choices[name].size > 0);
  const plan = isChosen ? await planOrRefuse(session, { input, choices }) : first;
  const shown: PlanShown = {
    ...showable(plan, session),
    placeText: (place) => shownPlace(place, source.checked),
    what:
      options.way === 'native'
        ? 'as OAM resources, for a runtime in the cluster'
        : `as objects for Kubernetes ${kubernetesVersion}`,
  };
  const view = planView(plan, input, tools.redactor);
  return { kind: 'ok', value: { input, plan, choices, view, shown } };
}

/** What every plan is shown with. */
export function showable(
  { objects }: Plan,
  { tools: { redactor }, output: { paint } }: Session,
): Pick<PlanShown, 'documents' | 'stopping' | 'paint'> {
  const byKey = new Map(objects.map((each) => [idKey(each.id), each]));
  return {
    // Of hundreds of objects, those few that change are shown, so only they are written out.
    documents: {
      get(key) {
        const object = byKey.get(key);
        return object && documentsOf(object, redactor);
      },
    },
    stopping: new Set(objects.filter(stopsPlan).map(({ id }) => idKey(id))),
    paint,
  };
}

/** The version of the server; a version of today, with a word on it, where it does not tell. */
export async function versionOf({ tools, output }: Session): Promise<KubernetesVersion> {
  const version = granted(await serverVersion(tools.client, tools.control.cancelled), { tools });
  if (version !== undefined) return version;
  output.note(
    `The server does not tell which version of Kubernetes it is, so ${DEFAULT_KUBERNETES_VERSION} is written for. Say another one with --kubernetes-version.`,
  );
  return DEFAULT_KUBERNETES_VERSION;
}

/** The plan. Throws a `Refusal` when it cannot be made. */
export async function planOrRefuse({ tools }: Session, request: PlanRequest): Promise<Plan> {
  const outcome = await makePlan(tools, request);
  if (outcome.kind === 'plan') return outcome.plan;
  if (outcome.repairable === undefined) throw new Refusal(outcome.message);
  throw new InventoryRefusal(`${outcome.message} oam deploy --repair-inventory does that.`);
}

function choicesFor(named: NamedChoices, { objects }: Plan): PlanChoices {
  const nameable = objects.map(({ id }) => ({ key: idKey(id), ...id }));
  const keys = (name: keyof PlanChoices): ReadonlySet<string> =>
    keysOf(choiceOptions[name], named[name], nameable);
  return {
    keepTheirs: keys('keepTheirs'),
    takeOver: keys('takeOver'),
    adopt: keys('adopt'),
    replace: keys('replace'),
    prune: keys('prune'),
  };
}
