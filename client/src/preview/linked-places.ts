// Marks what belongs together in a source and in its rendered document, whichever of them the cursor is in.
import * as vscode from 'vscode';
import {
  RENDERED_PLACES,
  RENDERED_SCHEME,
  type RenderedPlace,
  type RenderedPlacesParams,
} from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

const SOURCES = ['yaml', 'json', 'jsonc'];

type Scrolling = 'reveal' | 'stay';

export function linkPlaces(server: Server): vscode.Disposable {
  return new LinkedPlaces(server);
}

class LinkedPlaces implements vscode.Disposable {
  readonly #server: Server;
  /** The colors in which the editor shows a place that it was sent to. */
  readonly #mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.symbolHighlightBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('editor.symbolHighlightBorder'),
    borderRadius: '2px',
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  readonly #subscriptions: readonly vscode.Disposable[];
  #asking = new vscode.CancellationTokenSource();
  /** The text that the cursor was last seen in, to tell moving from typing. */
  #seen = { uri: '', version: 0 };

  constructor(server: Server) {
    this.#server = server;
    const { window, workspace } = vscode;
    this.#subscriptions = [
      this.#mark,
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.#update('reveal');
      }),
      window.onDidChangeActiveTextEditor(() => this.#update('reveal')),
      window.onDidChangeVisibleTextEditors(() => this.#update('reveal')),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === RENDERED_SCHEME) this.#update('stay');
      }),
    ];
  }

  #update(scrolling: Scrolling): void {
    this.#asking.cancel();
    this.#asking.dispose();
    this.#asking = new vscode.CancellationTokenSource();
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const rendered = visibleTextEditors.filter(isRendered);
    if (rendered.length === 0) return;
    if (activeTextEditor === undefined || !isEitherSide(activeTextEditor)) {
      this.#show([], 'stay');
      return;
    }
    const wanted = this.#typed(activeTextEditor) ? 'stay' : scrolling;
    const asked = isRendered(activeTextEditor) ? [activeTextEditor] : rendered;
    void this.#placesFor(activeTextEditor, asked, this.#asking.token).then((places) => {
      if (places !== undefined) this.#show(places, wanted);
    });
  }

  /** Whoever types wants to see the change, not where the cursor belongs: then nothing scrolls. */
  #typed({ document }: vscode.TextEditor): boolean {
    const before = this.#seen;
    this.#seen = { uri: document.uri.toString(), version: document.version };
    return before.uri === this.#seen.uri && before.version !== this.#seen.version;
  }

  /** What belongs to the cursor of an editor; undefined when that was not to be found out in time. */
  async #placesFor(
    editor: vscode.TextEditor,
    rendered: readonly vscode.TextEditor[],
    token: vscode.CancellationToken,
  ): Promise<readonly RenderedPlace[] | undefined> {
    const { line, character } = editor.selection.active;
    const at = { uri: editor.document.uri.toString(), line, character };
    const documents = new Set(rendered.map(({ document }) => document.uri.toString()));
    try {
      const answers = await Promise.all(
        [...documents].map((document) => {
          const params: RenderedPlacesParams = { rendered: document, at };
          return this.#server.ask<readonly RenderedPlace[] | null>(RENDERED_PLACES, params, token);
        }),
      );
      return token.isCancellationRequested ? undefined : answers.flatMap((places) => places ?? []);
    } catch (error) {
      // A question that was taken back is refused.
      if (!token.isCancellationRequested) this.#server.output.debug(String(error));
      return undefined;
    }
  }

  /** Never touches the text with the cursor, so that nothing moves under the author's hands. */
  #show(places: readonly RenderedPlace[], scrolling: Scrolling): void {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    for (const editor of vscode.window.visibleTextEditors.filter(isEitherSide)) {
      const uri = editor.document.uri.toString();
      const ranges = uri === active ? [] : places.filter(isIn(uri)).map(rangeOf);
      editor.setDecorations(this.#mark, ranges);
      const [first] = ranges;
      if (first === undefined || scrolling === 'stay') continue;
      const visible = ranges.some((range) =>
        editor.visibleRanges.some((part) => part.intersection(range) !== undefined),
      );
      if (!visible) editor.revealRange(first, vscode.TextEditorRevealType.InCenter);
    }
  }

  dispose(): void {
    this.#asking.cancel();
    this.#asking.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function isRendered({ document }: vscode.TextEditor): boolean {
  return document.uri.scheme === RENDERED_SCHEME;
}

function isEitherSide(editor: vscode.TextEditor): boolean {
  return isRendered(editor) || SOURCES.includes(editor.document.languageId);
}

function isIn(uri: string): (place: RenderedPlace) => boolean {
  return (place) => vscode.Uri.parse(place.uri).toString() === uri;
}

function rangeOf({ range: { start, end } }: RenderedPlace): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
