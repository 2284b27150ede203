// The item in the status bar that says where the configuration that is open is deployed; a click changes it.
import * as vscode from 'vscode';
import {
  PROTECTION,
  type ProtectionAnswer,
  type ProtectionParams,
} from '../../../server/src/protocol-deploy.ts';
import { chooseTarget } from '../deploy/choose-target.ts';
import { clusterSettings } from '../deploy/cluster-settings.ts';
import { clusterCommand } from '../deploy/commands.ts';
import { oneLine, withoutIcons } from '../deploy/plain-text.ts';
import type { Deploying } from '../deploy/shown-operation.ts';
import { rememberedTarget } from '../deploy/target-memory.ts';
import { configurationIn } from '../deploy/which-application.ts';
import { chooseConfiguration, isConfigurationId } from '../preview/choose-configuration.ts';
import { titleOf } from '../preview/rendered-view.ts';
import type { Server } from '../server.ts';

const COMMAND = 'oam.chooseTarget';
/** Behind the items of the editor's own about the text. */
const PRIORITY = 50;

export function registerTargetStatus(deploying: Deploying): vscode.Disposable {
  const { server, shown } = deploying;
  const item = vscode.window.createStatusBarItem(
    'oam.target',
    vscode.StatusBarAlignment.Left,
    PRIORITY,
  );
  item.name = 'OAM Deployment Target';
  const asked = { count: 0 };
  const update = async (): Promise<void> => {
    const count = ++asked.count;
    const configuration = await configurationOfEditor(deploying);
    // The editor may have gone on to another text meanwhile.
    if (count !== asked.count) return;
    if (configuration === undefined) {
      item.hide();
      return;
    }
    const target = rememberedTarget(deploying.state, configuration);
    const isProtected = target !== undefined && (await isProtectedContext(server, target.context));
    if (count !== asked.count) return;
    item.command = { command: COMMAND, title: 'Change', arguments: [configuration] };
    const where = target === undefined ? 'no target' : `${target.context} / ${target.namespace}`;
    item.text = withoutIcons(where).replace(/^/, '$(cloud) ');
    item.tooltip = oneLine(
      `${titleOf(configuration)} is deployed to ${where}. Click to change it.`,
    );
    item.backgroundColor = isProtected
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    item.show();
  };
  const soon = (): void => void update().catch(() => item.hide());
  return vscode.Disposable.from(
    item,
    server.onStatus(({ uri }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (vscode.Uri.parse(uri).toString() === active) soon();
    }),
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.workspace.onDidGrantWorkspaceTrust(soon),
    shown.onDidChange(soon),
    clusterCommand(server, COMMAND, async (argument) => {
      const configuration = isConfigurationId(argument)
        ? argument
        : await chooseConfiguration(deploying, argument, 'Whose target is to be changed?');
      if (configuration === undefined) return;
      await chooseTarget(deploying, configuration);
      soon();
    }),
  );
}

async function isProtectedContext(server: Server, context: string): Promise<boolean> {
  const params: ProtectionParams = { ...clusterSettings(), context };
  return (await server.ask<ProtectionAnswer>(PROTECTION, params)).protected;
}

/** Undefined when there is none, or when nobody may ask a cluster anyway. */
async function configurationOfEditor(deploying: Deploying): ReturnType<typeof configurationIn> {
  const editor = vscode.window.activeTextEditor;
  if (!vscode.workspace.isTrusted || editor === undefined || !deploying.server.isRunning) {
    return undefined;
  }
  const { document, selection } = editor;
  if (!['yaml', 'json', 'jsonc'].includes(document.languageId)) return undefined;
  if (document.uri.scheme.startsWith('oam-')) return undefined;
  return configurationIn(deploying, document.uri.toString(), selection.active.line);
}
