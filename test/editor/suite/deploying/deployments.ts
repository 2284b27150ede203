// What the tests of deploying share: the cluster, a namespace of their own, and the dialogs on the way to it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { configuration, entries, picker } from '../rendering/rendered.ts';
import { eventually, until } from '../support.ts';
import { applyAs, request, type KubeObject } from './api.ts';

/** Rows of the plan or of the deployments, whichever is shown. */
export const sidebar = '.part.sidebar';
export const rows = `${sidebar} .customview-tree .monaco-list-row`;

/** Something of the cluster may take a while on a busy machine, in milliseconds. */
export const patience = 60_000;

/** A cluster with a namespace of the suite's own. */
export interface Suite {
  readonly context: string;
  readonly namespace: string;
  /** Deletes the namespace, without waiting until it is gone. */
  end(): Promise<void>;
}

/** Hands the kubeconfig over by the setting of the machine, as a user would, and makes a namespace. */
export async function startSuite(called?: string): Promise<Suite> {
  const file = process.env['OAM_SUITE_KUBECONFIG'] ?? '';
  assert.notEqual(file, '', 'no cluster was handed over');
  const context = process.env['OAM_SUITE_CONTEXT'] || 'admin';
  await set('kubeconfig', file);
  await closePlan();
  const namespace = called ?? `oam-editor-${randomUUID().slice(0, 6)}`;
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  await applyAs('oam-test', `/api/v1/namespaces/${namespace}`, object);
  return {
    context,
    namespace,
    async end() {
      await request('DELETE', `/api/v1/namespaces/${namespace}`);
    },
  };
}

/** Shows no plan any more, so that none is taken for the next one. */
export async function closePlan(): Promise<void> {
  await vscode.commands.executeCommand('oam.plan.close');
  await page.waitUntilGone(sidebar, 'OAM: Deployment');
}

/** A setting of the user; undefined takes it back. */
export async function set(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('oam.deploy');
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
}

/** An object of the namespace; undefined when there is none. */
export async function objectIn(
  { namespace }: Suite,
  path: string,
): Promise<KubeObject | undefined> {
  const [group = '', rest = ''] = path.split(':');
  const { status, body } = await request('GET', `${group}/namespaces/${namespace}/${rest}`);
  return status === 200 ? body : undefined;
}

/** The value of the first variable in the environment of a Deployment's first container. */
export async function greetingOf(suite: Suite, deployment: string): Promise<string | undefined> {
  const found = await objectIn(suite, `/apis/apps/v1:deployments/${deployment}`);
  const spec = found?.spec as
    { template: { spec: { containers: { env?: { value?: string }[] }[] } } } | undefined;
  return spec?.template.spec.containers[0]?.env?.[0]?.value;
}

/** Runs a command about a configuration, and answers where it is to be deployed. */
export async function aim(
  command: string,
  suite: Suite,
  name: string,
  file = `${name}.yaml`,
): Promise<{ readonly done: Promise<unknown> }> {
  const done = Promise.resolve(vscode.commands.executeCommand(command, configuration(name, file)));
  await answerTarget(suite);
  return { done };
}

/** Picks the context, and types the namespace; takes the last choice where that is the same. */
export async function answerTarget({ context, namespace }: Suite): Promise<void> {
  await page.waitFor(entries, context);
  if ((await page.visibleText(entries)).includes(`${context} / ${namespace}`)) {
    await page.click(entries, `${context} / ${namespace}`);
    return;
  }
  // The last choice names the context, too.
  await page.click(`${entries}:not([aria-label*=" / "])`, context);
  await page.waitFor(`${picker} .quick-input-title`, 'Namespace');
  await page.press('Control+a');
  await page.type(namespace);
  await page.press('Enter');
}

/** Makes a plan and waits until its rows are shown. */
export async function plan(suite: Suite, name: string, row: string): Promise<void> {
  const { done } = await aim('oam.planDeployment', suite, name);
  await done;
  await page.waitFor(rows, row, { timeout: patience });
}

/** What a modal dialog asks. */
export interface Asked {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

type ShowWarning = (message: string, ...rest: readonly unknown[]) => Thenable<unknown>;

/** Answers the next modal dialog with one of its buttons, without one as with Escape. */
export async function answerModal(button?: string): Promise<Asked> {
  const [asked] = await answerModals([button]);
  assert.ok(asked);
  return asked;
}

/**
 * Answers as many modal dialogs as there are buttons, one after the other. The editor shows no modal
 * dialog while tests run, so the function that would show it is stood in for.
 */
export function answerModals(buttons: readonly (string | undefined)[]): Promise<readonly Asked[]> {
  const window = vscode.window as unknown as { showWarningMessage: ShowWarning };
  const original = window.showWarningMessage;
  const all: Asked[] = [];
  return new Promise((resolve) => {
    window.showWarningMessage = (message, ...rest) => {
      const [options, ...offered] = rest as [vscode.MessageOptions | string, ...string[]];
      if (typeof options === 'string' || options.modal !== true) return original(message, ...rest);
      const answer = buttons[all.length];
      all.push({ message, detail: options.detail ?? '', buttons: offered });
      if (all.length === buttons.length) {
        window.showWarningMessage = original;
        resolve(all);
      }
      return Promise.resolve(answer);
    };
  });
}

/** Waits for a message, wherever the editor shows it. */
export async function told(text: string): Promise<string> {
  return until(`the message "${text}"`, async () => {
    await vscode.commands.executeCommand('notifications.showList');
    const all = await page.visibleText('.notifications-center .notification-list-item');
    return all.includes(text) ? all : undefined;
  });
}

/** Clicks a button of the message that says something, again while the list of messages moves under the mouse. */
export async function answerMessage(text: string, button: string): Promise<void> {
  await told(text);
  const item = '.notifications-center .notification-list-item';
  await until(`the answer to "${text}"`, async () => {
    await page.click(`${item} .monaco-button`, button, { timeout: 2000 }).catch(() => undefined);
    // The message goes when it is answered.
    const left = await page.visibleText(item).catch(() => '');
    return left.includes(text) ? undefined : true;
  });
}

/** Everything that the side bar shows. */
export async function shownRows(): Promise<string> {
  return page.visibleText(rows);
}

/** Waits until the rows show something, and answers them all: a tree draws one level after the other. */
export async function rowsShow(pattern: RegExp): Promise<string> {
  return until(`${String(pattern)} among the rows`, async () => {
    const shown = await shownRows();
    return pattern.test(shown) ? shown : undefined;
  });
}

/** Runs the plan that is shown, agreeing to the first dialog; answers what it asked. */
export async function runPlan(button = 'Deploy'): Promise<Asked> {
  const answered = answerModal(button);
  void vscode.commands.executeCommand('oam.plan.run');
  return answered;
}

/** A diff of a plan. */
export interface Diff {
  readonly left: vscode.TextDocument;
  readonly right: vscode.TextDocument;
}

/**
 * The diff of a row of the plan. The row is clicked until it is shown: a tree that is drawn anew between
 * the two halves of a click takes none.
 */
export async function openDiff(row: string): Promise<Diff> {
  const { original, modified } = await until(`the diff of ${row}`, async () => {
    await page.click(rows, row);
    const { onDidChangeTabs } = vscode.window.tabGroups;
    const shown = eventually('the diff', [onDidChangeTabs], () => activeDiff(row), {
      patience: 3000,
    });
    return shown.catch(() => undefined);
  });
  assert.equal(original.scheme, 'oam-deploy');
  const [left, right] = await Promise.all(
    [original, modified].map((uri) => vscode.workspace.openTextDocument(uri)),
  );
  assert.ok(left && right);
  await page.waitFor('.monaco-diff-editor', undefined, { timeout: patience });
  return { left, right };
}

/** The diff in front, if it is that of the row: one of another row may be there still. */
function activeDiff(row: string): vscode.TabInputTextDiff | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const isOfRow = tab?.label.startsWith(`${row}:`) === true;
  return isOfRow && tab?.input instanceof vscode.TabInputTextDiff ? tab.input : undefined;
}
