// OAM: Compare Rendered: what an uncommitted change does to the objects, or how two configurations differ, in the diff editor.
import * as vscode from 'vscode';
import { chooseConfiguration, chooseOther, type Chooser } from '../preview/choose-configuration.ts';
import { repositoryOf } from '../preview/git.ts';
import { addressOf, committedAddress, titleOf, viewAt, viewOf } from '../preview/rendered-view.ts';
import type { ConfigurationId, RenderedView } from '../../../server/src/protocol.ts';

export function registerCompareRendered(chooser: Chooser): vscode.Disposable {
  return vscode.commands.registerCommand('oam.compareRendered', async (argument?: unknown) => {
    const placeholder = 'Which configuration is to be compared?';
    const chosen = await chooseConfiguration(chooser, argument, placeholder);
    if (chosen === undefined) return;
    const way = await chooseWay(chosen);
    if (way === 'committed')
      await compareWithCommitted(chooser, shownView(argument) ?? viewOf(chosen));
    if (way === 'other') await compareWithOther(chooser, chosen);
  });
}

/** A rendered document is compared as it is shown, whatever the settings say by now. */
function shownView(argument: unknown): RenderedView | undefined {
  const uri =
    argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  return uri === undefined ? undefined : viewAt(uri);
}

type Way = 'committed' | 'other';

async function chooseWay(configuration: ConfigurationId): Promise<Way | undefined> {
  const ways: readonly (vscode.QuickPickItem & { readonly way: Way })[] = [
    { label: 'The last commit', description: 'what the uncommitted changes do', way: 'committed' },
    { label: 'Another configuration…', description: 'how the two differ', way: 'other' },
  ];
  const placeHolder = `What is ${titleOf(configuration)} to be compared with?`;
  return (await vscode.window.showQuickPick(ways, { placeHolder }))?.way;
}

async function compareWithCommitted({ server }: Chooser, view: RenderedView): Promise<void> {
  const repository = await repositoryOf(vscode.Uri.parse(view.uri));
  if (typeof repository === 'string') {
    void vscode.window.showWarningMessage(repository);
    return;
  }
  await server.start();
  const title = `${titleOf(view)} (rendered): HEAD ↔ Working Tree`;
  await showDiff(committedAddress(view), addressOf(view), title);
}

async function compareWithOther(chooser: Chooser, right: ConfigurationId): Promise<void> {
  const placeholder = `Which configuration is ${titleOf(right)} to be compared with?`;
  const left = await chooseOther(chooser, right, placeholder);
  if (left === undefined) return;
  await chooser.server.start();
  const title = `${titleOf(left)} ↔ ${titleOf(right)} (rendered)`;
  await showDiff(addressOf(viewOf(left)), addressOf(viewOf(right)), title);
}

async function showDiff(left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: false });
}
