// Names and payloads of the project's own requests: all that the editor extension may know of the server.

/** Text that makes a file worth looking at: an `apiVersion` of a group that the server knows. */
export const OAM_TEXT = /\bcore\.(?:oam\.dev|hydra\.io)\/v1/;

/** Client → server, in `initializationOptions`. */
export interface InitializationOptions {
  /** Language ids whose syntax errors another extension reports already. */
  readonly syntaxReporters?: readonly string[];
  /**
   * Where the pages of rules are: a URI with `{code}` for the code of the rule. The server's own
   * pages on disk are used when left out.
   */
  readonly rulePages?: string;
  /** Name of a command of the client that asks for completion at the cursor. */
  readonly suggestCommand?: string;
  /** Name of a command of the client that lists places; takes a URI, a position and locations of the protocol. */
  readonly referencesCommand?: string;
  /** Name of a command of the client that starts a rename; takes a URI and a position of the protocol. */
  readonly renameCommand?: string;
  /** Name of a command of the client that shows what a configuration is rendered to; takes a `ConfigurationId`. */
  readonly renderCommand?: string;
  /**
   * Whether the user trusts what is open: while false, requests about clusters are refused until the
   * notification `TRUSTED`. A client that says nothing has no notion of trust, so it is served: such
   * editors open only what their users chose to run programs on.
   */
  readonly trusted?: boolean;
}

/** Client → server: other extensions came or went. */
export const SYNTAX_REPORTERS = 'oam/syntaxReporters';
export interface SyntaxReportersParams {
  readonly languages: readonly string[];
}

/** Server → client: what an open document holds, whenever that changes. */
export const DOCUMENT_STATUS = 'oam/documentStatus';
export interface DocumentStatus {
  readonly uri: string;
  readonly profile: string;
  /** Number of OAM resources. */
  readonly resources: number;
  /** Number of documents that are something else. */
  readonly others: number;
  /** What people call the API versions in the file, such as `OAM v1alpha1`. */
  readonly dialects: readonly string[];
}

/** Client → server: the edits that migrate drafts. */
export const MIGRATE = 'oam/migrate';
export interface MigrateParams {
  /** The files to migrate; all that are known when left out. */
  readonly uris?: readonly string[];
}
/** `Edit` is the protocol's `WorkspaceEdit`, null when there is nothing to migrate. */
export interface MigrateResult<Edit> {
  readonly edit: Edit | null;
  /** What was left for the author, or made up. */
  readonly notes: readonly MigrationNote[];
}
export interface MigrationNote {
  readonly uri: string;
  /** Counted in the text that the edit leads to. */
  readonly range: { readonly start: NotePosition; readonly end: NotePosition };
  readonly message: string;
}
interface NotePosition {
  readonly line: number;
  readonly character: number;
}

/** Client → server, with an empty object: the components that a new configuration can be made of. */
export const COMPONENTS = 'oam/components';
export interface ComponentChoice {
  readonly uri: string;
  readonly name: string;
  readonly workloadType: string | undefined;
  /** Path of its file below the folder that is open. */
  readonly path: string | undefined;
}

/** Client → server: the text of a new resource. */
export const NEW_RESOURCE = 'oam/newResource';
export type NewResourceRole = 'component' | 'configuration' | 'trait' | 'scope' | 'workload-type';
export interface NewResourceParams {
  readonly role: NewResourceRole;
  /** For configurations: the components to run. */
  readonly components?: readonly { readonly uri: string; readonly name: string }[];
}
export interface NewResourceResult {
  /** YAML with the tab stops of a snippet. */
  readonly snippet: string;
}

/** Scheme of the read-only documents that show what a configuration is rendered to. */
export const RENDERED_SCHEME = 'oam-rendered';

/** A configuration in a file. Of several with one name in one file, the first one is meant. */
export interface ConfigurationId {
  readonly uri: string;
  /** Its `metadata.name`; empty when it has none. */
  readonly name: string;
}

/** What a rendered document shows; all of it stands in the query of its URI. */
export interface RenderedView extends ConfigurationId {
  readonly target: string;
  readonly namespace?: string;
  /** Minor version, such as `1.30`; the server's default when left out. */
  readonly kubernetesVersion?: string;
}

/**
 * URI of a rendered document: the path is for people (it ends in `.yaml`), the query says what to
 * render as the JSON of a `RenderedView`.
 */
export function renderedUri(view: RenderedView): string {
  const title = view.name === '' ? 'configuration' : view.name;
  const path = encodeURIComponent(`${title}.${view.target}.yaml`);
  return `${RENDERED_SCHEME}:/${path}?${encodeURIComponent(JSON.stringify(view))}`;
}

/** Client → server: the configurations of a file, or of all known files when no URI is given. */
export const CONFIGURATIONS = 'oam/configurations';
export interface ConfigurationsParams {
  readonly uri?: string;
  /** Only those that use what this file declares, such as its components. */
  readonly using?: string;
}
export interface ConfigurationChoice extends ConfigurationId {
  /** Path of its file below the folder that is open. */
  readonly path: string | undefined;
  /** Where it stands, as lines that count from 0. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Client → server: the rendered text, with some files as they are said to be instead of as they are. */
export const RENDER = 'oam/render';
export interface RenderParams {
  readonly view: RenderedView;
  readonly format: 'yaml' | 'json';
  /** Texts that stand in for files; null for a file that is to be thought away. */
  readonly files?: readonly { readonly uri: string; readonly text: string | null }[];
}
export interface RenderResult {
  /** Empty when there is no such configuration. */
  readonly text: string;
  readonly errors: number;
  readonly warnings: number;
  readonly objects: readonly { readonly kind: string; readonly name: string }[];
}

/** Client → server: the files to write when a rendering is saved into a folder, or into one file. */
export const RENDERED_FILES = 'oam/renderedFiles';
export interface RenderedFilesParams {
  readonly view: RenderedView;
  readonly layout: 'one-file' | 'file-per-object';
}
export interface RenderedFile {
  /** Name without folders. */
  readonly name: string;
  /** Begins with a comment by which the project knows its own files again. */
  readonly text: string;
}
/** First line of every file that a rendering is saved to begins so; other files are never overwritten. */
export const RENDERED_MARK = '# Rendered by OAM';

/** Client → server: the places on one side that belong to a place on the other side. */
export const RENDERED_PLACES = 'oam/renderedPlaces';
export interface RenderedPlacesParams {
  readonly rendered: string;
  /** In the rendered document, or in a source file: which one, the URI tells. */
  readonly at: { readonly uri: string; readonly line: number; readonly character: number };
}
export interface RenderedPlace {
  readonly uri: string;
  readonly range: { readonly start: NotePosition; readonly end: NotePosition };
}
