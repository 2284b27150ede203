// Which configuration a command is about: the one it was called with, the one of the file, or the one picked from a list.
import * as vscode from 'vscode';
import {
  CONFIGURATIONS,
  type ConfigurationChoice,
  type ConfigurationId,
  type ConfigurationsParams,
} from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';
import { titleOf, viewAt } from './rendered-view.ts';

/** What was picked last, by the file it was picked for, lives in the workspace's state under this key. */
const LAST_CHOICES = 'oam.lastConfigurations';
/** The choices among all configurations are kept under this name in place of a file. */
const ALL = '*';

export interface Chooser {
  readonly server: Server;
  readonly state: vscode.Memento;
}

/**
 * The configuration that a command is to work on, from what the command was called with: a
 * configuration by a lens, a file by the explorer and the title of an editor, nothing by the palette.
 * Undefined when there is none, which is said, or when the author thought better of it.
 */
export async function chooseConfiguration(
  chooser: Chooser,
  argument: unknown,
  placeholder: string,
): Promise<ConfigurationId | undefined> {
  if (isConfigurationId(argument)) return argument;
  const editor = vscode.window.activeTextEditor;
  const file = argument instanceof vscode.Uri ? argument : editor?.document.uri;
  if (file === undefined) return chooseForFile(chooser, undefined, { from: ALL, placeholder });
  const shown = viewAt(file);
  if (shown !== undefined) return { uri: shown.uri, name: shown.name };
  const uri = file.toString();
  const isActive = editor?.document.uri.toString() === uri;
  const line = isActive ? editor.selection.active.line : undefined;
  return chooseForFile(chooser, uri, { from: uri, line, placeholder });
}

/** Of the file, or else of those that use what it declares, or else of all. */
async function chooseForFile(
  chooser: Chooser,
  uri: string | undefined,
  question: Question,
): Promise<ConfigurationId | undefined> {
  const ofFile: readonly ConfigurationsParams[] =
    uri === undefined ? [] : [{ uri }, { using: uri }];
  for (const params of ofFile) {
    const choices = await ask(chooser.server, params);
    if (choices.length > 0) return choose(chooser, choices, question);
  }
  const all = await ask(chooser.server, {});
  if (all.length > 0) return choose(chooser, all, { ...question, from: ALL });
  const nothing = 'No application configuration is known here.';
  void vscode.window.showInformationMessage(nothing);
  return undefined;
}

/** Another configuration than the given one; undefined as above. */
export async function chooseOther(
  chooser: Chooser,
  than: ConfigurationId,
  placeholder: string,
): Promise<ConfigurationId | undefined> {
  const others = (await ask(chooser.server, {})).filter((each) => !same(each, than));
  if (others.length === 0) {
    void vscode.window.showInformationMessage('There is no other configuration to compare with.');
    return undefined;
  }
  // Even where there is only one, it should be seen which one it is.
  return pick(chooser, others, { from: `${than.uri} ${than.name}`, placeholder });
}

/** All configurations that the server knows; none while it does not run. */
export async function knownConfigurations(server: Server): Promise<readonly ConfigurationChoice[]> {
  return server.isRunning ? ask(server, {}) : [];
}

async function ask(
  server: Server,
  params: ConfigurationsParams,
): Promise<readonly ConfigurationChoice[]> {
  return (await server.ask<readonly ConfigurationChoice[] | null>(CONFIGURATIONS, params)) ?? [];
}

interface Question {
  /** What the choice is remembered for. */
  readonly from: string;
  /** Line of the cursor, where it stands in the file that is asked about. */
  readonly line?: number | undefined;
  readonly placeholder: string;
}

async function choose(
  chooser: Chooser,
  choices: readonly ConfigurationChoice[],
  question: Question,
): Promise<ConfigurationId | undefined> {
  const [only, ...others] = choices;
  if (only !== undefined && others.length === 0) return only;
  return pick(chooser, choices, question);
}

interface Item extends vscode.QuickPickItem {
  readonly choice: ConfigurationChoice;
}

async function pick(
  { state }: Chooser,
  choices: readonly ConfigurationChoice[],
  { from, line, placeholder }: Question,
): Promise<ConfigurationId | undefined> {
  const remembered = state.get<Readonly<Record<string, ConfigurationId>>>(LAST_CHOICES, {});
  const last = remembered[from];
  const isLast = (choice: ConfigurationId): boolean => last !== undefined && same(choice, last);
  const items = [...choices.filter(isLast), ...choices.filter((each) => !isLast(each))].map(
    (choice): Item => ({
      label: titleOf(choice),
      description: isLast(choice) ? `${pathOf(choice)} · last choice` : pathOf(choice),
      choice,
    }),
  );
  const around = items.find(
    ({ choice }) => line !== undefined && choice.firstLine <= line && line <= choice.lastLine,
  );
  const picked = await showPick(items, around, placeholder);
  if (picked === undefined) return undefined;
  const { uri, name } = picked.choice;
  await state.update(LAST_CHOICES, { ...remembered, [from]: { uri, name } });
  return { uri, name };
}

/** A pick whose selected entry need not be the first one, which the editor's simple function cannot do. */
function showPick(
  items: readonly Item[],
  active: Item | undefined,
  placeholder: string,
): Promise<Item | undefined> {
  const list = vscode.window.createQuickPick<Item>();
  list.items = items;
  list.placeholder = placeholder;
  list.matchOnDescription = true;
  if (active !== undefined) list.activeItems = [active];
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      resolve(list.activeItems[0]);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function pathOf({ path, uri }: ConfigurationChoice): string {
  return path ?? vscode.Uri.parse(uri).path;
}

function same(one: ConfigurationId, other: ConfigurationId): boolean {
  return one.uri === other.uri && one.name === other.name;
}

/** Whether a command was called with a configuration. */
export function isConfigurationId(value: unknown): value is ConfigurationId {
  if (typeof value !== 'object' || value === null || value instanceof vscode.Uri) return false;
  const { uri, name } = value as Partial<ConfigurationId>;
  return typeof uri === 'string' && typeof name === 'string';
}
