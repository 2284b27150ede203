// Which cluster and namespace a command is about: picked from the contexts of the kubeconfig, the last choice first.
import * as vscode from 'vscode';
import {
  CONTEXTS,
  type ContextChoice,
  type ContextsAnswer,
} from '../../../server/src/protocol-deploy.ts';
import type { ConfigurationId } from '../../../server/src/protocol.ts';
import type { Chooser } from '../preview/choose-configuration.ts';
import { titleOf } from '../preview/rendered-view.ts';
import type { Server } from '../server.ts';
import { clusterSettings } from './cluster-settings.ts';
import { unlessFailed } from './commands.ts';
import { oneLine, withoutIcons } from './plain-text.ts';
import { rememberedTarget, rememberTarget, type Target } from './target-memory.ts';

/** Asks where a configuration is to be deployed, and remembers it. Undefined when nobody wants to say. */
export async function chooseTarget(
  { server, state }: Chooser,
  configuration: ConfigurationId,
): Promise<Target | undefined> {
  const contexts = await knownContexts(server);
  if (contexts === undefined) return undefined;
  const last = rememberedTarget(state, configuration);
  const picked = await pickContext(contexts, last, `Where is ${titleOf(configuration)} deployed?`);
  if (picked === undefined) return undefined;
  const { context } = picked;
  const namespace = picked.namespace ?? (await askForNamespace(context));
  if (namespace === undefined) return undefined;
  const target = { context: context.name, namespace };
  await rememberTarget(state, configuration, target);
  return target;
}

/** Asks for a context alone; undefined as above. */
export async function chooseContext(
  server: Server,
  placeholder: string,
): Promise<ContextChoice | undefined> {
  const contexts = await knownContexts(server);
  if (contexts === undefined) return undefined;
  const items = contexts.map((context) => itemOf(context, undefined));
  return (await vscode.window.showQuickPick(items, { placeHolder: placeholder, ...matching }))
    ?.context;
}

const matching = { matchOnDescription: true, matchOnDetail: true };

/** Undefined when there is none, which is said. */
async function knownContexts(server: Server): Promise<readonly ContextChoice[] | undefined> {
  const asked = await server.ask<ContextsAnswer>(CONTEXTS, clusterSettings());
  const contexts = unlessFailed(asked)?.contexts;
  if (contexts === undefined) return undefined;
  if (contexts.length > 0) {
    return [...contexts].sort((a, b) => Number(b.current) - Number(a.current));
  }
  const message = 'The kubeconfig names no cluster.';
  const open = 'Open Setting';
  void vscode.window.showWarningMessage(message, open).then((answer) => {
    if (answer !== open) return;
    void vscode.commands.executeCommand('workbench.action.openSettings', 'oam.deploy.kubeconfig');
  });
  return undefined;
}

interface ContextItem extends vscode.QuickPickItem {
  readonly context: ContextChoice;
  /** Undefined when it is still to be asked for. */
  readonly namespace: string | undefined;
}

function pickContext(
  contexts: readonly ContextChoice[],
  last: Target | undefined,
  placeHolder: string,
): Thenable<ContextItem | undefined> {
  const lastContext = contexts.find(({ name }) => name === last?.context);
  const items: readonly ContextItem[] = [
    ...(last === undefined || lastContext === undefined
      ? []
      : [itemOf(lastContext, last.namespace)]),
    ...contexts.map((context) => itemOf(context, undefined)),
  ];
  return vscode.window.showQuickPick(items, { placeHolder, ...matching });
}

function itemOf(context: ContextChoice, namespace: string | undefined): ContextItem {
  const { name, server, user } = context;
  const marks = [
    namespace === undefined ? '' : 'last choice',
    namespace === undefined && context.current ? 'current' : '',
    context.protected ? 'protected' : '',
  ].filter(Boolean);
  return {
    label: withoutIcons(namespace === undefined ? name : `${name} / ${namespace}`),
    description: marks.join(', '),
    detail: withoutIcons(`${server} as ${user}`),
    context,
    namespace,
  };
}

const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

async function askForNamespace({ name, namespace }: ContextChoice): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: oneLine(`Namespace in ${name}`),
    value: namespace,
    prompt: 'The namespace that the application is deployed to.',
    validateInput: (text) =>
      NAMESPACE.test(text)
        ? undefined
        : 'A namespace has lower-case letters, digits and dashes, at most 63.',
  });
}
