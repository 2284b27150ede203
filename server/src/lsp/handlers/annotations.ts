// What is shown beside the text and depends on other files: inlay hints and lenses.
import type { CodeLens, Command } from 'vscode-languageserver';
import { inlayHintsIn } from '../../features/hints/inlay-hints.ts';
import { lensesIn, lensTextAt } from '../../features/lens/lens.ts';
import type { ConfigurationId } from '../../protocol.ts';
import { configurationsIn } from '../../render/configurations.ts';
import { toOffset, toOffsets, toPosition, toRange } from '../convert.ts';
import { displaySettingsIn, type DisplaySettings } from '../display-settings.ts';
import { handle } from '../handle.ts';
import { fileInWorld, placeInWorld, toLocations, type FileInWorld } from '../place.ts';
import type { Session } from '../session.ts';

export function registerAnnotations(session: Session): void {
  const { connection } = session;
  const display = (): DisplaySettings => displaySettingsIn(session.settings.editorSection);
  connection.languages.inlayHint.on(
    handle(session, 'textDocument/inlayHint', ({ textDocument, range }) => {
      const file = fileInWorld(session, textDocument);
      if (file === undefined) return [];
      const { view, uri, placement } = file;
      const wanted = { uri, within: toOffsets(placement, range) };
      return inlayHintsIn(view, wanted, display().inlayHints).map(({ offset, label, tooltip }) => ({
        position: toPosition(placement, offset),
        label,
        tooltip,
        paddingLeft: true,
      }));
    }),
  );
  connection.onCodeLens(
    handle(session, 'textDocument/codeLens', ({ textDocument }): CodeLens[] => {
      const file = fileInWorld(session, textDocument);
      if (file === undefined) return [];
      const { lenses, renderLenses } = display();
      const { uri } = textDocument;
      const counts = lenses === 'off' ? [] : lensesIn(file.view, file.uri);
      return [
        ...(renderLenses === 'off' ? [] : renderLensesIn(session, file, uri)),
        ...counts.map(({ range }) => ({ range: toRange(file.placement, range), data: { uri } })),
      ];
    }),
  );
  connection.onCodeLensResolve(
    handle(session, 'codeLens/resolve', (lens) => ({ ...lens, command: commandOf(session, lens) })),
  );
}

/** Above each configuration a way to see what it becomes; of several with one name only the first can be had. */
function renderLensesIn(session: Session, file: FileInWorld, uri: string): CodeLens[] {
  const command = session.client.options.renderCommand;
  if (command === undefined) return [];
  const byName = new Map(
    configurationsIn(file.view, file.uri)
      .toReversed()
      .map((site) => [site.name, site]),
  );
  return [...byName.values()]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ name, range: { start } }) => {
      const argument: ConfigurationId = { uri, name };
      return {
        range: toRange(file.placement, { start, end: start }),
        command: { title: 'Render', command, arguments: [argument] },
      };
    });
}

/** The words of a lens, and the list that opens when it is clicked, where the client has one. */
function commandOf(session: Session, { range, data }: CodeLens): Command {
  const { uri } = data as { readonly uri: string };
  const position = range.start;
  const place = placeInWorld(session, { textDocument: { uri }, position });
  const text =
    place === undefined
      ? undefined
      : lensTextAt(place.view, place.uri, toOffset(place.placement, position));
  if (place === undefined || text === undefined) return { title: '', command: '' };
  const command = session.client.options.referencesCommand;
  if (command === undefined || text.locations.length === 0)
    return { title: text.title, command: '' };
  const locations = toLocations(session, place.view, text.locations);
  return {
    title: text.title,
    command,
    arguments: [uri, position, locations.map((each) => ({ uri: each.uri, range: each.range }))],
  };
}
