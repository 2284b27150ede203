// Opens the list of places that a lens counts.
import * as vscode from 'vscode';

/** Used by lenses only, so it is no command of the palette. */
export const SHOW_REFERENCES = 'oam.showReferences';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Location {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export function registerShowReferences(): vscode.Disposable {
  return vscode.commands.registerCommand(
    SHOW_REFERENCES,
    (uri: string, position: Position, locations: readonly Location[]) =>
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(uri),
        toPosition(position),
        locations.map(({ uri: other, range }) => {
          const place = new vscode.Range(toPosition(range.start), toPosition(range.end));
          return new vscode.Location(vscode.Uri.parse(other), place);
        }),
      ),
  );
}

function toPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}
