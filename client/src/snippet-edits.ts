// Quick fixes with tab stops bring their own indentation; the editor must not add to it.
import * as vscode from 'vscode';

type Actions = readonly (vscode.Command | vscode.CodeAction)[] | null | undefined;

/** The same actions, with every snippet of their edits inserted as it stands. */
export function keepWhitespace<T extends Actions>(actions: T): T {
  for (const action of actions ?? []) {
    if (!('edit' in action) || action.edit === undefined) continue;
    for (const [, edits] of action.edit.entries()) {
      for (const edit of edits) markKept(edit);
    }
  }
  return actions;
}

function markKept(edit: vscode.TextEdit | vscode.SnippetTextEdit): void {
  if (edit instanceof vscode.SnippetTextEdit) edit.keepWhitespace = true;
}
