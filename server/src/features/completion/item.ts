// What completion answers: plain data with offsets, which the language server turns into protocol items.
import type { TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import type { DefiningRole } from '../../workspace/definitions.ts';
import type { Settings } from '../../workspace/settings.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';

/** A rule that a settings file or a comment can name. */
export interface RuleTitle {
  readonly code: string;
  readonly title: string;
}

export interface CompletionOptions {
  /** Whether the client understands tab stops; `plain` gives the same text without them. */
  readonly snippets: 'supported' | 'plain';
  readonly settings: Settings;
  /** All rules; without them no codes are offered. */
  readonly ruleCodes?: readonly RuleTitle[];
  /** Where names come from besides the catalog; without one, from the file alone. */
  readonly workspace?: WorkspaceView;
}

export type ItemKind =
  'key' | 'value' | 'name' | 'unit' | 'variable' | 'snippet' | 'resource' | 'directive';

/** What `resolveCompletion` makes the documentation from. Small, and survives JSON. */
export type ItemData =
  | { readonly of: 'field'; readonly schema: string; readonly path: readonly (string | number)[] }
  | {
      readonly of: 'value';
      readonly schema: string;
      readonly path: readonly (string | number)[];
      readonly value: string | number | boolean | null;
    }
  | { readonly of: 'trait'; readonly name: string; readonly path?: readonly (string | number)[] }
  | {
      readonly of: 'scope-type' | 'workload-type';
      readonly name: string;
      readonly group: string;
      readonly path?: readonly (string | number)[];
    }
  /** Something that a document of the workspace defines; `uri` is that of the file asked about. */
  | {
      readonly of: 'definition';
      readonly role: DefiningRole;
      readonly name: string;
      readonly uri: string;
    }
  | { readonly of: 'kind'; readonly apiVersion: string; readonly kind: string }
  | { readonly of: 'text'; readonly markdown: string };

/** One proposal. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: ItemKind;
  /** A few words beside the label. */
  readonly detail: string | undefined;
  /** Sorts by place in the answer: best first. */
  readonly sortText: string;
  /** What the typed text, from the start of the edit to the cursor, is compared with. */
  readonly filterText: string;
  /** Offsets of the file. The range lies on one line and holds the cursor; further lines of the text carry their indentation. */
  readonly edit: TextEdit;
  readonly format: 'plain' | 'snippet';
  /** Possible, but superseded. */
  readonly deprecated: boolean;
  readonly preselect: boolean;
  /** Whether the cursor ends up where the next completion should be asked for. */
  readonly suggestNext: boolean;
  readonly data: ItemData | undefined;
}

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** True when typing on may bring items that are not in the list. */
  readonly isIncomplete: boolean;
}

/** An item before it is fitted into the text around the cursor. */
export interface Draft {
  readonly label: string;
  readonly kind: ItemKind;
  readonly text: string;
  readonly format: 'plain' | 'snippet';
  readonly detail?: string | undefined;
  /** Replaces the label in filtering. */
  readonly filter?: string;
  readonly preselect?: 'preselect';
  readonly next?: 'suggest';
  /** Set for what is superseded. */
  readonly status?: 'deprecated';
  readonly data?: ItemData | undefined;
  /** What to replace, in the document, where it is not the word at the cursor. */
  readonly range?: TextRange;
}
