// The tree of one YAML document: what the rest of the project knows of YAML. Offsets count from the document's start.
import type { TextRange } from '../base/text-range.ts';

/** How a value is written. `empty` is the value that is not there, as after a bare `key:`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';
export type CollectionStyle = 'block' | 'flow';

interface NodeBase {
  /** From the first to the last character of the value, without properties such as `&anchor`. */
  readonly range: TextRange;
  /** What holds the node: a pair (as its key or value), a list, or nothing for the root. */
  readonly parent: YamlPair | YamlSeq | undefined;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  /** The value under the YAML 1.2 core schema; a bigint never occurs. */
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
}

export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly style: CollectionStyle;
  readonly pairs: readonly YamlPair[];
}

export interface YamlSeq extends NodeBase {
  readonly kind: 'seq';
  readonly style: CollectionStyle;
  readonly items: readonly YamlNode[];
}

export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** The anchored node that stood before the alias; undefined when there is none. Never an alias itself. */
  readonly target: Exclude<YamlNode, YamlAlias> | undefined;
}

/** `key: value`. The value of a key that has none is an `empty` scalar where it would be written. */
export interface YamlPair {
  readonly kind: 'pair';
  readonly key: YamlNode;
  readonly value: YamlNode;
  readonly parent: YamlMap;
  /** False while the `:` is not written yet. */
  readonly hasColon: boolean;
}

export type YamlNode = YamlScalar | YamlMap | YamlSeq | YamlAlias;

/** Something that keeps the text from being read as YAML, or from being read as meant. */
export interface YamlProblem {
  /** Stable name of the kind of problem, such as `bad-indentation`. */
  readonly code: string;
  readonly message: string;
  readonly range: TextRange;
}

/** A comment with its `#`, up to the end of the line. */
export interface YamlComment {
  readonly range: TextRange;
  readonly text: string;
}

/** One document of a file, read on its own: its positions count from its own first character. */
export interface YamlDocument {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  readonly comments: readonly YamlComment[];
}
