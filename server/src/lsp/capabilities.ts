// What the server tells a client at the greeting that it can do.
import { CodeActionKind, TextDocumentSyncKind, type InitializeResult } from 'vscode-languageserver';
import { VERSION } from '../base/version.ts';
import { tokenModifiers, tokenTypes } from '../features/tokens/legend.ts';
import { RENDERED_SCHEME } from '../protocol.ts';
import type { ClientFeatures } from './client-features.ts';

/** The answer to the greeting. */
export function initializeResult(client: ClientFeatures): InitializeResult {
  return {
    serverInfo: { name: 'oam-language-server', version: VERSION },
    capabilities: {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      completionProvider: { resolveProvider: true, triggerCharacters: [' ', '-', '(', '"'] },
      hoverProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentLinkProvider: { resolveProvider: false },
      definitionProvider: true,
      typeDefinitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      workspaceSymbolProvider: true,
      callHierarchyProvider: true,
      renameProvider: client.prepareRename ? { prepareProvider: true } : true,
      semanticTokensProvider: {
        legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
        full: { delta: true },
        range: true,
      },
      inlayHintProvider: true,
      codeLensProvider: { resolveProvider: true },
      codeActionProvider: {
        codeActionKinds: [
          CodeActionKind.QuickFix,
          CodeActionKind.RefactorExtract,
          CodeActionKind.RefactorRewrite,
          `${CodeActionKind.SourceFixAll}.oam`,
        ],
        ...(client.lateEdits ? { resolveProvider: true } : {}),
      },
      ...(client.pullDiagnostics
        ? {
            diagnosticProvider: {
              identifier: 'oam',
              interFileDependencies: true,
              workspaceDiagnostics: true,
            },
          }
        : {}),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        textDocumentContent: { schemes: [RENDERED_SCHEME] },
      },
    },
  };
}
