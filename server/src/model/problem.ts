// What is wrong with a document, as plain data: where, how bad, what to do.
import type { TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import type { YamlDocument } from '../yaml/nodes.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A document other than the one a problem is in. */
export interface Elsewhere {
  readonly uri: string;
  /** Which of the documents of that file, since only it knows where it starts. */
  readonly yaml: YamlDocument;
}

/** A place that helps to understand a problem. */
export interface RelatedPlace {
  readonly range: TextRange;
  readonly message: string;
  /** Where the range counts from, when that is another document. */
  readonly elsewhere?: Elsewhere;
}

/** Edits of another document. */
export interface EditsElsewhere extends Elsewhere {
  readonly edits: readonly TextEdit[];
}

/** A file that a fix makes. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/** A way to mend a problem. */
export interface Fix {
  readonly title: string;
  /** Edits of the document that the problem is in. */
  readonly edits: readonly TextEdit[];
  readonly elsewhere?: readonly EditsElsewhere[];
  readonly newFiles?: readonly NewFile[];
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
