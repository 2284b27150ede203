// What is wrong with a document, as plain data: where, how bad, what to do.
import type { TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A place that helps to understand a problem, in the same document. */
export interface RelatedPlace {
  readonly range: TextRange;
  readonly message: string;
}

/** A way to mend a problem. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** `safe`: has one certain answer and keeps the meaning, so that "fix all" may apply it. */
  readonly safety: 'safe' | 'choice';
  /** `snippet`: the new text holds tab stops in the syntax of LSP snippets. */
  readonly format: 'plain' | 'snippet';
}

/** One problem. Ranges count from the start of the document. */
export interface Problem {
  /** Stable kebab-case name. */
  readonly code: string;
  /** Whether the text is no good YAML, or breaks a rule. */
  readonly origin: 'syntax' | 'rule';
  /** Number of the rule in the collection of rules, such as `R054`; undefined where there is none. */
  readonly rule: string | undefined;
  readonly severity: Severity;
  readonly message: string;
  readonly range: TextRange;
  readonly tags: readonly ('deprecated' | 'unused')[];
  readonly related: readonly RelatedPlace[];
  /** Computed when asked for. */
  readonly fixes: () => readonly Fix[];
}
