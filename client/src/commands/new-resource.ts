// OAM: New Component, Trait, Scope, Workload Type and Configuration: an untitled document with places to fill in.
import * as vscode from 'vscode';
import {
  COMPONENTS,
  NEW_RESOURCE,
  type ComponentChoice,
  type NewResourceParams,
  type NewResourceResult,
  type NewResourceRole,
} from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

const COMMANDS: Readonly<Record<string, NewResourceRole>> = {
  'oam.newComponent': 'component',
  'oam.newTrait': 'trait',
  'oam.newScope': 'scope',
  'oam.newWorkloadType': 'workload-type',
};

export function registerNewResource(server: Server): vscode.Disposable {
  const simple = Object.entries(COMMANDS).map(([command, role]) =>
    vscode.commands.registerCommand(command, () => create(server, { role })),
  );
  const configuration = vscode.commands.registerCommand('oam.newConfiguration', async () => {
    const components = await askForComponents(server);
    if (components !== undefined) await create(server, { role: 'configuration', components });
  });
  return vscode.Disposable.from(...simple, configuration);
}

/** The components to run; none where there are none, undefined when the author thought better of it. */
async function askForComponents(server: Server): Promise<readonly ComponentChoice[] | undefined> {
  const known = await server.ask<readonly ComponentChoice[]>(COMPONENTS, {});
  if (known.length === 0) return [];
  const items = known.map((choice) => ({
    label: choice.name,
    description: choice.workloadType ?? '',
    detail: choice.path ?? vscode.Uri.parse(choice.uri).path,
    choice,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    placeHolder: 'Which components does the application run?',
  });
  return picked?.map(({ choice }) => choice);
}

async function create(server: Server, params: NewResourceParams): Promise<void> {
  const result = await server.ask<NewResourceResult | null>(NEW_RESOURCE, params);
  if (result === null) return;
  const document = await vscode.workspace.openTextDocument({ language: 'yaml' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(result.snippet));
}
