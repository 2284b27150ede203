// What the client says it can do, boiled down to the questions that the server asks.
import type {
  InitializeParams,
  TextDocumentClientCapabilities,
  WorkspaceClientCapabilities,
} from 'vscode-languageserver';
import type { PositionEncoding } from '../base/line-index.ts';
import type { InitializationOptions } from '../protocol.ts';

export interface ClientFeatures {
  readonly encoding: PositionEncoding;
  readonly snippetCompletion: boolean;
  readonly insertTextModes: boolean;
  readonly snippetEdits: boolean;
  readonly documentChanges: boolean;
  readonly changeAnnotations: boolean;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly dynamicWatching: boolean;
  readonly nestedSymbols: boolean;
  readonly workspaceFolders: boolean;
  readonly codeActionLiterals: boolean;
  /** Whether the edit of a code action may be worked out once it is chosen. */
  readonly lateEdits: boolean;
  readonly codeDescriptions: boolean;
  readonly definitionLinks: boolean;
  readonly typeDefinitionLinks: boolean;
  readonly prepareRename: boolean;
  readonly refreshTokens: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshLenses: boolean;
  /** Whether the client shows documents whose text the server holds (LSP 3.18). */
  readonly textDocumentContent: boolean;
  readonly options: InitializationOptions;
}

/** Reads the capabilities of an `initialize` request; what is not said is not there. */
export function clientFeaturesOf(params: InitializeParams): ClientFeatures {
  const { textDocument = {}, workspace = {}, general } = params.capabilities;
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    ...textFeatures(textDocument),
    ...workspaceFeatures(workspace),
    options: optionsIn(params.initializationOptions),
  };
}

function textFeatures(client: TextDocumentClientCapabilities) {
  const item = client.completion?.completionItem;
  return {
    snippetCompletion: item?.snippetSupport === true,
    insertTextModes: item?.insertTextModeSupport !== undefined,
    pullDiagnostics: client.diagnostic !== undefined,
    nestedSymbols: client.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    codeActionLiterals: client.codeAction?.codeActionLiteralSupport !== undefined,
    lateEdits:
      client.codeAction?.dataSupport === true &&
      client.codeAction.resolveSupport?.properties.includes('edit') === true,
    codeDescriptions:
      client.publishDiagnostics?.codeDescriptionSupport === true ||
      client.diagnostic?.codeDescriptionSupport === true,
    definitionLinks: client.definition?.linkSupport === true,
    typeDefinitionLinks: client.typeDefinition?.linkSupport === true,
    prepareRename: client.rename?.prepareSupport === true,
  };
}

function workspaceFeatures(client: WorkspaceClientCapabilities) {
  return {
    snippetEdits: client.workspaceEdit?.snippetEditSupport === true,
    documentChanges: client.workspaceEdit?.documentChanges === true,
    changeAnnotations: client.workspaceEdit?.changeAnnotationSupport !== undefined,
    refreshDiagnostics: client.diagnostics?.refreshSupport === true,
    configuration: client.configuration === true,
    dynamicConfiguration: client.didChangeConfiguration?.dynamicRegistration === true,
    dynamicWatching: client.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: client.workspaceFolders === true,
    refreshTokens: client.semanticTokens?.refreshSupport === true,
    refreshInlayHints: client.inlayHint?.refreshSupport === true,
    refreshLenses: client.codeLens?.refreshSupport === true,
    textDocumentContent: client.textDocumentContent !== undefined,
  };
}

/** UTF-16 is how our offsets count, so it is taken whenever the client leaves the choice. */
function chooseEncoding(offered: readonly string[] | undefined): PositionEncoding {
  if (offered === undefined || offered.length === 0 || offered.includes('utf-16')) return 'utf-16';
  if (offered.includes('utf-8')) return 'utf-8';
  return offered.includes('utf-32') ? 'utf-32' : 'utf-16';
}

const OPTION_NAMES = [
  'rulePages',
  'suggestCommand',
  'referencesCommand',
  'renameCommand',
  'renderCommand',
] as const satisfies readonly (keyof InitializationOptions)[];

function optionsIn(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const texts = value as Record<string, unknown>;
  const { syntaxReporters, trusted } = texts;
  const named = OPTION_NAMES.flatMap((name) =>
    typeof texts[name] === 'string' ? [[name, texts[name]] as const] : [],
  );
  return {
    ...(Array.isArray(syntaxReporters)
      ? { syntaxReporters: syntaxReporters.filter((item) => typeof item === 'string') }
      : {}),
    ...(typeof trusted === 'boolean' ? { trusted } : {}),
    ...Object.fromEntries(named),
  };
}
