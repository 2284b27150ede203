// Completion; the documentation of an item is made when the client shows it.
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
} from 'vscode-languageserver';
import { completionsAt } from '../../features/completion/completion.ts';
import type { ItemData, ItemKind, CompletionItem as Item } from '../../features/completion/item.ts';
import { resolveCompletion } from '../../features/completion/resolve.ts';
import { ruleTitles } from '../../features/validation/claims.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { toOffset, toTextEdit, type Placement } from '../convert.ts';
import { handle } from '../handle.ts';
import type { Session } from '../session.ts';

const KINDS: Readonly<Record<ItemKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  unit: CompletionItemKind.Unit,
  variable: CompletionItemKind.Variable,
  snippet: CompletionItemKind.Snippet,
  resource: CompletionItemKind.Class,
  directive: CompletionItemKind.Keyword,
};

export function registerCompletion(session: Session): void {
  const { connection, client } = session;
  connection.onCompletion(
    handle(session, 'textDocument/completion', ({ textDocument, position }) => {
      const file = session.file(textDocument.uri);
      if (file === undefined) return null;
      const placement = session.placement(file);
      const { items, isIncomplete } = completionsAt(file, toOffset(placement, position), {
        snippets: client.snippetCompletion ? 'supported' : 'plain',
        settings: session.settings.of(file.uri),
        ruleCodes: ruleTitles,
        workspace: session.world(file.uri),
      });
      return { isIncomplete, items: items.map((item) => toItem(session, placement, item)) };
    }),
  );
  connection.onCompletionResolve(
    handle(session, 'completionItem/resolve', (item) => {
      const value = resolveCompletion(item.data as ItemData | undefined, worldOf(session, item));
      return value === undefined
        ? item
        : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
    }),
  );
}

/** The workspace that an item came from, if its documentation needs one. */
function worldOf(session: Session, { data }: CompletionItem): WorkspaceView | undefined {
  const { uri } = (data ?? {}) as { readonly uri?: unknown };
  return typeof uri === 'string' ? session.world(uri) : undefined;
}

function toItem(session: Session, placement: Placement, item: Item): CompletionItem {
  const { client } = session;
  const { suggestCommand } = client.options;
  return {
    label: item.label,
    kind: KINDS[item.kind],
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    sortText: item.sortText,
    filterText: item.filterText,
    textEdit: toTextEdit(placement, item.edit),
    insertTextFormat:
      item.format === 'snippet' ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Our lines carry their indentation already.
    ...(client.insertTextModes ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(item.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(item.preselect ? { preselect: true } : {}),
    // What was accepted leads up to a value: ask for that one too.
    ...(item.suggestNext && suggestCommand !== undefined
      ? { command: { title: 'Suggest', command: suggestCommand } }
      : {}),
    ...(item.data === undefined ? {} : { data: item.data }),
  };
}
