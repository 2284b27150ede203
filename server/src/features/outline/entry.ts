// One line of the outline before it has its place in the file, and how its texts are cut.
import type { Field, ScalarValue } from '../../model/field.ts';
import type { YamlNode } from '../../yaml/nodes.ts';

/** What a line of the outline stands for; the protocol layer chooses the symbol. */
export type OutlineKind =
  | 'resource'
  | 'component'
  | 'configuration'
  | 'definition'
  | 'container'
  | 'parameter'
  | 'variable'
  | 'instance'
  | 'trait'
  | 'scope'
  | 'port'
  | 'env'
  | 'volume'
  | 'setting'
  | 'file'
  | 'probe'
  | 'field';

export interface OutlineEntry {
  readonly name: string;
  readonly kind: OutlineKind;
  readonly detail: string | undefined;
  /** The whole of it. */
  readonly node: YamlNode;
  /** The key that belongs to it, where it is the value of one. */
  readonly from?: YamlNode | undefined;
  readonly nameNode: YamlNode | undefined;
  readonly children: readonly OutlineEntry[];
}

/** Longer names and details push the rest out of a narrow side bar. */
const MAX_LENGTH = 80;

/** Text on one line, cut when it is long. */
export function shorten(text: string): string {
  const line = text
    .slice(0, 10 * MAX_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= MAX_LENGTH) return line;
  const cut = line.slice(0, MAX_LENGTH - 1);
  // Half of a surrogate pair at the cut would show as a broken character.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What a field says, as text; undefined for what is missing or no scalar. */
export function valueText(field: Field<ScalarValue> | undefined): string | undefined {
  const value = field?.value;
  return value === undefined || value === null ? undefined : String(value);
}

/** The name that was given, or one made of what it is and where it stands in its list. */
export function nameOr(name: Field<string> | undefined, what: string, index: number): string {
  return name?.value === undefined || name.value.trim() === ''
    ? `${what} ${index + 1}`
    : name.value;
}
