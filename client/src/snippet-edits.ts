// Quick fixes with tab stops bring their own indentation; the editor must not add to it.
import * as vscode from 'vscode';
import {
  CodeActionRequest,
  SnippetTextEdit,
  TextDocumentEdit,
  type CodeAction,
  type Command,
  type LanguageClient,
  type Middleware,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';

type Provide = NonNullable<Middleware['provideCodeActions']>;

/**
 * Asks for code actions itself: what the client library makes of an edit with snippets cannot be
 * looked into afterwards, and lets the editor indent every line once more.
 */
export function keepWhitespace(clientOf: () => LanguageClient | undefined): Provide {
  return async (...call) => {
    const [document, range, context, token, next] = call;
    const client = clientOf();
    if (client === undefined) return next(document, range, context, token);
    const { code2ProtocolConverter: toProtocol, protocol2CodeConverter: toCode } = client;
    const params = {
      textDocument: toProtocol.asTextDocumentIdentifier(document),
      range: toProtocol.asRange(range),
      context: toProtocol.asCodeActionContextSync(context),
    };
    try {
      const answer = await client.sendRequest(CodeActionRequest.type, params, token);
      if (answer === null || token.isCancellationRequested) return null;
      const actions = await toCode.asCodeActionResult(answer, token);
      answer.forEach((raw, index) => {
        const action = actions[index];
        if (action !== undefined) replaceEdit(client, action, raw);
      });
      return actions;
    } catch (error) {
      return client.handleFailedRequest(CodeActionRequest.type, token, error, null);
    }
  };
}

function replaceEdit(
  client: LanguageClient,
  action: vscode.Command | vscode.CodeAction,
  raw: Command | CodeAction,
): void {
  if (!('edit' in raw) || !(action instanceof vscode.CodeAction)) return;
  const edit = raw.edit === undefined ? undefined : editWithSnippets(client, raw.edit);
  if (edit !== undefined) action.edit = edit;
}

/** The edit with its snippets inserted as they stand; undefined for one without snippets. */
function editWithSnippets(
  client: LanguageClient,
  raw: WorkspaceEdit,
): vscode.WorkspaceEdit | undefined {
  const changes = (raw.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
  if (!changes.some(({ edits }) => edits.some((edit) => SnippetTextEdit.is(edit))))
    return undefined;
  const toCode = client.protocol2CodeConverter;
  const result = new vscode.WorkspaceEdit();
  for (const { textDocument, edits } of changes) {
    const converted = edits.map((edit) => {
      if (!SnippetTextEdit.is(edit)) return toCode.asTextEdit(edit);
      const snippet = new vscode.SnippetString(edit.snippet.value);
      const kept = new vscode.SnippetTextEdit(toCode.asRange(edit.range), snippet);
      kept.keepWhitespace = true;
      return kept;
    });
    result.set(toCode.asUri(textDocument.uri), converted);
  }
  return result;
}
