// From a configuration to a plan that is shown: where to, with which values, in which way; nothing is written.
import * as vscode from 'vscode';
import {
  PLAN,
  REPAIR,
  type DeployWay,
  type PlanAnswer,
  type PlanChoices,
  type PlanParams,
  type RepairAnswer,
  type RepairParams,
} from '../../../server/src/protocol-deploy.ts';
import type { ConfigurationId } from '../../../server/src/protocol.ts';
import { chooseConfiguration } from '../preview/choose-configuration.ts';
import { titleOf } from '../preview/rendered-view.ts';
import type { Server } from '../server.ts';
import { confirmed } from './ask-to-confirm.ts';
import { askForVariables, offerToSave, savedValues } from './ask-variables.ts';
import { chooseTarget } from './choose-target.ts';
import { clusterSettings } from './cluster-settings.ts';
import { askWithProgress, unlessFailed } from './commands.ts';
import { repairQuestion } from './confirmation.ts';
import { openPlace } from './open-place.ts';
import { messageText } from './plain-text.ts';
import { noChoices, type Deploying, type Planned } from './shown-operation.ts';

/** Asks for everything that a plan needs, makes it and shows it. Undefined when there is none, which is said. */
export async function planConfiguration(
  deploying: Deploying,
  argument: unknown,
  placeholder: string,
): Promise<Planned | undefined> {
  const configuration = await chooseConfiguration(deploying, argument, placeholder);
  if (configuration === undefined) return undefined;
  const target = await chooseTarget(deploying, configuration);
  if (target === undefined) return undefined;
  const variables = typedBefore.get(keyOf(configuration));
  const way = waysBefore.get(`${keyOf(configuration)} ${target.context}`);
  const values = await savedValues(configuration, deploying.state);
  const question: PlanParams = {
    ...clusterSettings(),
    ...target,
    configuration: { uri: configuration.uri, name: configuration.name },
    ...(variables === undefined ? {} : { variables }),
    ...(values === undefined ? {} : { values }),
    ...(way === undefined ? {} : { way }),
  };
  return plan(deploying, question, noChoices);
}

/** Values that were typed for a configuration, until the window is closed: they may be secret. */
const typedBefore = new Map<string, Readonly<Record<string, string>>>();

/** What was chosen for a configuration and a context, where both ways were possible. */
const waysBefore = new Map<string, DeployWay>();

function keyOf({ uri, name }: ConfigurationId): string {
  return `${uri} ${name}`;
}

/** Makes a plan and shows it; asks for what turns out to be missing. */
export async function plan(
  deploying: Deploying,
  question: PlanParams,
  choices: PlanChoices,
): Promise<Planned | undefined> {
  let asked = question;
  for (;;) {
    const answer = await askForPlan(deploying, asked, choices);
    if (answer.kind === 'plan') {
      const planned: Planned = { question: asked, choices, made: answer };
      const { application, context, namespace } = answer.plan;
      const target = { context, namespace };
      deploying.shown.show({ kind: 'plan', id: answer.id, application, target, planned });
      return planned;
    }
    const more = await askMore(deploying, asked, answer);
    if (more === undefined) return undefined;
    asked = more;
  }
}

function askForPlan(
  { server }: Deploying,
  question: PlanParams,
  choices: PlanChoices,
): Promise<PlanAnswer> {
  const { configuration, context, namespace = 'default' } = question;
  const title = `Planning ${titleOf(configuration)} for ${context} / ${namespace}`;
  const params: PlanParams = { ...question, choices };
  return askWithProgress<PlanAnswer>(server, title, { request: PLAN, params });
}

/** The question with what was missing; undefined when there can be no plan. */
async function askMore(
  { server, state }: Deploying,
  question: PlanParams,
  answer: Exclude<PlanAnswer, { readonly kind: 'plan' }>,
): Promise<PlanParams | undefined> {
  switch (answer.kind) {
    case 'failed':
      unlessFailed(answer);
      return undefined;
    case 'problems':
      tellProblems(answer);
      return undefined;
    case 'repairable':
      return (await repaired(server, question, answer)) ? question : undefined;
    case 'ways': {
      const way = await chooseWay(answer.ways);
      if (way === undefined) return undefined;
      waysBefore.set(`${keyOf(question.configuration)} ${question.context}`, way);
      return { ...question, way };
    }
    case 'variables': {
      const { configuration } = question;
      const values = await askForVariables(configuration, answer.missing);
      if (values === undefined) return undefined;
      offerToSave(configuration, values, state);
      const variables = { ...question.variables, ...values };
      typedBefore.set(keyOf(configuration), variables);
      return { ...question, variables };
    }
  }
}

/** Whether the user agreed, and the inventory is right again; what went wrong is said. */
async function repaired(
  server: Server,
  { kubeconfig, protectedContexts, context }: PlanParams,
  answer: Extract<PlanAnswer, { readonly kind: 'repairable' }>,
): Promise<boolean> {
  const { application, message } = answer;
  const { name, namespace } = application;
  const place = { context, server: answer.server, namespace, application: name };
  const stake = { application: name, context, protected: answer.protected };
  const typed = await confirmed(repairQuestion(place, message), stake);
  if (typed === undefined) return false;
  const params: RepairParams = {
    context,
    application,
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(protectedContexts === undefined ? {} : { protectedContexts }),
    ...typed,
  };
  const title = `Repairing the inventory of ${name} in ${context} / ${namespace}`;
  const done = await askWithProgress<RepairAnswer>(server, title, { request: REPAIR, params });
  return unlessFailed(done) !== undefined;
}

const ways: Readonly<Record<DeployWay, { readonly label: string; readonly detail: string }>> = {
  rendered: {
    label: 'Kubernetes objects',
    detail: 'What the specs are rendered to. The cluster needs no OAM runtime.',
  },
  native: {
    label: 'OAM resources',
    detail: 'The specs themselves, for the OAM runtime in the cluster.',
  },
};

async function chooseWay(possible: readonly DeployWay[]): Promise<DeployWay | undefined> {
  const items = possible.map((way) => ({ ...ways[way], way }));
  const placeHolder = 'The cluster has an OAM runtime. What is to be deployed?';
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.way;
}

/** Does not wait for the user, who may leave the message where it is. */
function tellProblems(problems: Extract<PlanAnswer, { readonly kind: 'problems' }>): void {
  const show = 'Show Problem';
  const [first] = problems.places;
  const actions = first === undefined ? [] : [show];
  const message = messageText(problems.message);
  void vscode.window.showErrorMessage(message, ...actions).then(async (answer) => {
    if (answer === show && first !== undefined) await openPlace(first);
  });
}
