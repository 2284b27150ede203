// What a rule is. Each file in `rules/` exports one; the table of all is generated from the folder.
import type { TextRange } from '../../base/text-range.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import type { Elsewhere, Fix } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import type { Violation } from '../../schema/validate.ts';
import type { Profile, ReferenceMode, RuleLevel } from '../../workspace/settings.ts';
import type { DocumentSite, WorkspaceView } from '../../workspace/workspace.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';

/** Level by profile; one level stands for both. */
export type Levels = RuleLevel | Readonly<Record<Profile, RuleLevel>>;

/** What a rule found. */
export interface Finding {
  /** The token that the author has to change. */
  readonly at: YamlNode | TextRange;
  /** What is wrong, what is allowed, what was meant. One or two sentences that end in a period. */
  readonly message: string;
  /** Where this case is better or worse than the rule in general. */
  readonly severity?: Levels;
  /** Codes of other rules that are not to speak of the same token. */
  readonly insteadOf?: readonly string[];
  readonly tags?: readonly ('deprecated' | 'unused')[];
  readonly related?: readonly Related[];
  readonly fixes?: () => readonly Fix[];
}

/** A place that helps to understand a finding. */
export interface Related {
  readonly at: YamlNode | TextRange;
  readonly message: string;
  /** The document that the place is in, when that is another one. */
  readonly elsewhere?: Elsewhere;
}

/** A way in which the document breaks its JSON Schema, with the nodes concerned. */
export interface LocatedViolation extends Violation {
  /** The value that breaks the schema; for a key that is not allowed, the value of that key. */
  readonly node: YamlNode;
  /** The token to mark: the value, the parent's key for a missing field, the key that is not allowed. */
  readonly at: TextRange;
  /** Path with `[]` for list positions; for a missing or unknown key, the path of that key. */
  readonly pattern: string;
}

/** The part of schema checking that a rule takes over, so that it speaks in the rule's own words. */
export interface Claim {
  /**
   * Path of the field, such as `spec.containers[].image`; at the end `*` stands for anything below,
   * and `{}` for each single key, whatever its name.
   */
  readonly at: string | readonly string[];
  /** JSON Schema keywords such as `required`, `type`, `pattern`, `additionalProperties`; all when left out. */
  readonly keywords?: readonly string[];
}

export interface RuleContext<R extends Resource = Resource> {
  readonly document: YamlDocument;
  readonly resource: R;
  readonly dialect: Dialect;
  readonly profile: Profile;
  readonly report: (finding: Finding) => void;
}

/** What a rule about several documents is given besides. */
export interface WorkspaceContext<R extends Resource = Resource> extends RuleContext<R> {
  readonly site: DocumentSite;
  /** Answers about other documents. What is asked is recorded: only that makes the rule run again. */
  readonly workspace: WorkspaceView;
  /** `closed`: every file there is has been given, so a name that none declares is an error. */
  readonly references: ReferenceMode;
}

type ResourceOf<K extends Resource['role']> = Extract<Resource, { readonly role: K }>;

/** A rule as its file writes it. */
export interface RuleDefinition<K extends Resource['role']> {
  /** Stable kebab-case name, equal to the name of the file. */
  readonly code: string;
  /** Number in the collection of rules; several codes may share one. */
  readonly number: string | undefined;
  /** What must hold, as one sentence. */
  readonly title: string;
  readonly level: Levels;
  /** The resources that it is about; all when left out. */
  readonly roles?: readonly K[];
  readonly claims?: readonly Claim[];
  /** Turns a claimed violation into a finding; undefined when it is no problem after all. */
  readonly onViolation?: (
    violation: LocatedViolation,
    context: RuleContext<ResourceOf<K>>,
  ) => Finding | undefined;
  /** Looks at the document alone. */
  readonly check?: (context: RuleContext<ResourceOf<K>>) => void;
  /** Looks at the document and at what it refers to, or is referred to by. */
  readonly checkInWorkspace?: (context: WorkspaceContext<ResourceOf<K>>) => void;
}

/** The page of a rule, in the file `<code>.docs.ts` beside it, so that checking does not load it: also its first test. */
export interface RuleDocs {
  /** Why it matters: what happens to somebody who breaks it. Markdown. */
  readonly why: string;
  /** A whole document that breaks this rule. */
  readonly bad: string;
  /** The document mended: breaks no rule at warning level or above. */
  readonly good: string;
  /** The profile in which `bad` is reported; `spec` when left out. */
  readonly profile?: Profile;
}

/** A rule with its types forgotten, as the engine keeps it. */
export type Rule = RuleDefinition<Resource['role']>;

/** Declares a rule; `roles` decides which resource `check` is given. */
export function defineRule<const K extends Resource['role']>(rule: RuleDefinition<K>): Rule {
  // The engine hands a rule only resources of its roles, which is what the narrower type asks for.
  return rule as unknown as Rule;
}

/** The level of a rule or finding in a profile. */
export function levelIn(levels: Levels, profile: Profile): RuleLevel {
  return typeof levels === 'string' ? levels : levels[profile];
}
