// The view `OAM Deployment Plan`: rows of a plan, of a run, or of what has drifted.
import * as vscode from 'vscode';
import { driftRows, driftSentence } from './drift-rows.ts';
import { oneLine } from './plain-text.ts';
import { countsText, planRows } from './plan-rows.ts';
import { progressRows, stateLine } from './progress.ts';
import type { Row } from './row.ts';
import type { Shown, ShownOperation } from './shown-operation.ts';

const VIEW = 'oam.plan';

/** Commands that rows and menus run with a row as argument. */
export const OPEN_CHANGE = 'oam.plan.openChange';
export const GO_TO_SOURCE = 'oam.plan.goToSource';

export class PlanTree implements vscode.Disposable, vscode.TreeDataProvider<Row> {
  readonly #shown: ShownOperation;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<Row>;
  readonly #subscriptions: readonly vscode.Disposable[];
  #rows: readonly Row[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  /** `onTick` hears of boxes that were ticked or cleared. */
  constructor(shown: ShownOperation, onTick: (row: Row, tick: 'on' | 'off') => void) {
    this.#shown = shown;
    this.#view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    this.#subscriptions = [
      this.#view,
      this.#changed,
      shown.onDidChange(() => this.#update()),
      this.#view.onDidChangeCheckboxState(({ items }) => {
        for (const [row, state] of items) {
          onTick(row, state === vscode.TreeItemCheckboxState.Checked ? 'on' : 'off');
        }
      }),
    ];
  }

  /** The row that a command is about: that of the menu, else the selected one. */
  rowFor(argument: unknown): Row | undefined {
    return isRow(argument) ? argument : this.#view.selection[0];
  }

  /** Brings the view to the front, where the keyboard can go through it. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
  }

  getChildren(row?: Row): readonly Row[] & Row[] {
    return [...(row?.children ?? this.#rows)];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return treeItem(row, clickOf(row));
  }

  #update(): void {
    const { current } = this.#shown;
    this.#rows = current === undefined ? [] : rowsOf(current);
    this.#view.title = current === undefined ? titles.plan : titles[current.kind];
    this.#view.message = current === undefined ? '' : messageFor(current);
    this.#changed.fire(undefined);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

const titles: Readonly<Record<Shown['kind'], string>> = {
  plan: 'Deployment Plan',
  run: 'Deployment',
  drift: 'Drift',
};

/** Above the rows, so that nobody overlooks which cluster it is. */
function messageFor(shown: Shown): string {
  const { application, target } = shown;
  const where = `${application} in ${target.context} / ${target.namespace}`;
  return `${oneLine(where)}: ${oneLine(messageOf(shown))}`;
}

function rowsOf(shown: Shown): readonly Row[] {
  switch (shown.kind) {
    case 'plan':
      return planRows(shown.planned.made.plan, shown.planned.choices);
    case 'run':
      return progressRows(shown.progress);
    case 'drift':
      return driftRows(shown.objects);
  }
}

function messageOf(shown: Shown): string {
  switch (shown.kind) {
    case 'plan': {
      const { plan, resume } = shown.planned.made;
      const rest = resume === undefined ? '' : ` Release ${resume.release} did not end.`;
      return `${countsText(plan)} (${plan.server}).${rest}`;
    }
    case 'run':
      return `${stateLine(shown.progress)}.`;
    case 'drift':
      return driftSentence(shown.objects);
  }
}

function clickOf(row: Row): vscode.Command | undefined {
  if (row.marks.includes('diff')) {
    return { command: OPEN_CHANGE, title: 'Show Change', arguments: [row] };
  }
  if (row.place === undefined) return undefined;
  return { command: GO_TO_SOURCE, title: 'Go to Source', arguments: [row] };
}

/** How the editor shows a row. */
export function treeItem(row: Row, command?: vscode.Command): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const states = { leaf: None, closed: Collapsed, open: Expanded };
  const item = new vscode.TreeItem(row.label, states[row.state]);
  item.id = row.id;
  item.contextValue = row.marks.join(' ');
  if (row.description !== undefined) item.description = row.description;
  // A plain text: the editor would read Markdown of any other kind of tooltip.
  item.tooltip = row.tooltip ?? '';
  if (row.icon !== undefined) {
    const { name, color } = row.icon;
    item.iconPath = new vscode.ThemeIcon(name, color ? new vscode.ThemeColor(color) : undefined);
  }
  if (row.tick !== undefined) {
    const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
    item.checkboxState = row.tick === 'on' ? Checked : Unchecked;
  }
  if (command !== undefined) item.command = command;
  return item;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'marks' in value && 'children' in value;
}
