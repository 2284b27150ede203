// What messages have to carry: parameters of another shape are refused before any handler sees them.
import { ErrorCodes } from 'vscode-languageserver';
import type { Log } from '../base/ports.ts';
import { isUri } from '../base/uri.ts';
import {
  COMPONENTS,
  CONFIGURATIONS,
  MIGRATE,
  NEW_RESOURCE,
  RENDER,
  RENDERED_FILES,
  RENDERED_PLACES,
  SYNTAX_REPORTERS,
} from '../protocol.ts';
import { isNamed, isRequest, refused, type Message, type Next } from './messages.ts';
import {
  anything,
  count,
  flag,
  list,
  number,
  object,
  optional,
  text,
  type Shape,
} from './shape.ts';

const uri: Shape = (value, at) => (typeof value === 'string' && isUri(value) ? undefined : at);
const textDocument = object({ uri });
const position = object({ line: count, character: count });
const range = object({ start: position, end: position });
const aboutFile = object({ textDocument });
const atPlace = object({ textDocument, position });
const inRange = object({ textDocument, range });
const ofItem = object({ item: object({ uri, selectionRange: range }) });
/** What we gave along, and clients give back. */
const ofFile = optional(object({ uri: optional(uri) }));
const view = object({ uri, name: text, target: text });
const withUri = object({ uri });

/** An edit that was dropped would part our text from the client's, so its numbers may be any. */
const anyPlace = object({ line: number, character: number });
const change = object({ text, range: optional(object({ start: anyPlace, end: anyPlace })) });

const SHAPES: Readonly<Record<string, Shape>> = {
  initialize: object({ capabilities: object({}) }),
  'textDocument/hover': atPlace,
  'textDocument/completion': atPlace,
  'textDocument/definition': atPlace,
  'textDocument/typeDefinition': atPlace,
  'textDocument/documentHighlight': atPlace,
  'textDocument/prepareRename': atPlace,
  'textDocument/prepareCallHierarchy': atPlace,
  'textDocument/references': object({
    textDocument,
    position,
    context: object({ includeDeclaration: flag }),
  }),
  'textDocument/rename': object({ textDocument, position, newName: text }),
  'textDocument/documentSymbol': aboutFile,
  'textDocument/foldingRange': aboutFile,
  'textDocument/documentLink': aboutFile,
  'textDocument/codeLens': aboutFile,
  'textDocument/diagnostic': aboutFile,
  'textDocument/semanticTokens/full': aboutFile,
  'textDocument/semanticTokens/full/delta': object({ textDocument, previousResultId: text }),
  'textDocument/semanticTokens/range': inRange,
  'textDocument/inlayHint': inRange,
  'textDocument/selectionRange': object({ textDocument, positions: list(position) }),
  'textDocument/codeAction': object({
    textDocument,
    range,
    context: object({ diagnostics: list(anything), only: optional(list(text)) }),
  }),
  'callHierarchy/incomingCalls': ofItem,
  'callHierarchy/outgoingCalls': ofItem,
  'completionItem/resolve': object({ label: text, data: ofFile }),
  'codeAction/resolve': object({ title: text, data: ofFile }),
  'codeLens/resolve': object({ range }),
  'workspace/symbol': object({ query: text }),
  'workspace/diagnostic': object({ previousResultIds: list(object({ uri, value: text })) }),
  'workspace/textDocumentContent': withUri,
  [COMPONENTS]: object({}),
  [CONFIGURATIONS]: object({ uri: optional(uri), using: optional(uri) }),
  [MIGRATE]: object({ uris: optional(list(uri)) }),
  [NEW_RESOURCE]: object({
    role: text,
    components: optional(list(object({ uri, name: text }))),
  }),
  [RENDER]: object({ view, format: text, files: optional(list(withUri)) }),
  [RENDERED_FILES]: object({ view, layout: text }),
  [RENDERED_PLACES]: object({
    rendered: uri,
    at: object({ uri, line: count, character: count }),
  }),
  // Notifications.
  'textDocument/didOpen': object({
    textDocument: object({ uri, languageId: text, version: number, text }),
  }),
  'textDocument/didChange': object({
    textDocument: object({ uri, version: number }),
    contentChanges: list(change),
  }),
  'textDocument/didClose': aboutFile,
  'textDocument/didSave': aboutFile,
  'textDocument/willSave': aboutFile,
  'workspace/didChangeConfiguration': object({}),
  'workspace/didChangeWatchedFiles': object({ changes: list(withUri) }),
  'workspace/didChangeWorkspaceFolders': object({
    event: object({ added: list(withUri), removed: list(withUri) }),
  }),
  [SYNTAX_REPORTERS]: object({ languages: list(text) }),
};

/** Every other request of ours is about a cluster, and has an object whose fields its handler looks at. */
const OWN = /^oam\/(?:cluster|deploy|deployments)\//;

/** Hands on messages whose parameters can be used. A request is refused otherwise, a notification told to the log. */
export function withSoundParams(message: Message, next: Next, log: Log): ReturnType<Next> {
  if (!isNamed(message)) return next(message);
  const { method, params } = message;
  const shape = SHAPES[method] ?? (OWN.test(method) ? object({}) : undefined);
  const fault = shape?.(params, 'params');
  if (fault === undefined) return next(message);
  const reason = `${method}: ${fault} is missing or not what the protocol says.`;
  if (isRequest(message)) {
    return next(refused(message, { code: ErrorCodes.InvalidParams, message: reason }));
  }
  log.warn(`A notification of the editor was left aside. ${reason}`);
  return undefined;
}
