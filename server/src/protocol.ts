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
