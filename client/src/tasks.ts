// Tasks of the type `oam`: the command line that the extension brings along, run in the editor's terminal.
import * as vscode from 'vscode';
import { knownConfigurations } from './preview/choose-configuration.ts';
import type { Server } from './server.ts';

const TYPE = 'oam';
/** Declared in the manifest: reads the lines of `oam check`. */
const MATCHER = '$oam';

/** What a task in `tasks.json` says, as declared in the manifest. */
interface OamTask extends vscode.TaskDefinition {
  readonly command: 'check' | 'render';
  readonly application?: string;
  readonly paths?: readonly string[];
  readonly target?: string;
}

/** The editor's own Node; ambient types for all of Node would open far more than this. */
declare const process: { readonly execPath: string };

export function registerTasks(context: vscode.ExtensionContext, server: Server): vscode.Disposable {
  const commandLine = context.asAbsolutePath('dist/oam.cjs');
  return vscode.tasks.registerTaskProvider(TYPE, {
    async provideTasks() {
      const folders = vscode.workspace.workspaceFolders ?? [];
      const checks = folders.map((folder) =>
        taskFor({ type: TYPE, command: 'check' }, folder, commandLine),
      );
      return [...checks, ...(await renderTasks(server, commandLine))];
    },
    // The editor knows a task again by its definition being the very same.
    resolveTask({ definition, scope }) {
      if (!isOamTask(definition)) return undefined;
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return taskFor(definition, folder, commandLine);
    },
  });
}

/** One task for each application that is known by name, in the folder that it lies in. */
async function renderTasks(server: Server, commandLine: string): Promise<readonly vscode.Task[]> {
  const seen = new Set<string>();
  return (await knownConfigurations(server)).flatMap(({ name, uri }) => {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri));
    const key = `${folder?.uri.toString() ?? ''} ${name}`;
    if (name === '' || folder === undefined || seen.has(key)) return [];
    seen.add(key);
    const definition = { type: TYPE, command: 'render', application: name } as const;
    return [taskFor(definition, folder, commandLine)];
  });
}

function taskFor(
  definition: OamTask,
  folder: vscode.WorkspaceFolder | undefined,
  commandLine: string,
): vscode.Task {
  const { command, application, paths = command === 'render' ? ['.'] : [], target } = definition;
  const options =
    command === 'render'
      ? [...option('--application', application), ...option('--target', target)]
      : [];
  const execution = new vscode.ProcessExecution(
    process.execPath,
    [commandLine, command, ...options, ...paths],
    {
      // On the desktop this is the editor itself, which is a plain Node only when told so.
      env: { ELECTRON_RUN_AS_NODE: '1' },
      ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }),
    },
  );
  const name = [command, application ?? definition.paths?.join(' ')].filter(Boolean).join(' ');
  const scope = folder ?? vscode.TaskScope.Workspace;
  const task = new vscode.Task(definition, scope, name, TYPE, execution, MATCHER);
  if (command === 'check') task.group = vscode.TaskGroup.Test;
  task.detail =
    command === 'check'
      ? 'Checks the OAM specs of the folder'
      : 'Prints the objects that the application is rendered to';
  return task;
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}

function isOamTask(definition: vscode.TaskDefinition): definition is OamTask {
  const { type, command } = definition as Partial<OamTask>;
  return type === TYPE && (command === 'check' || command === 'render');
}
