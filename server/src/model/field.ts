// A field of a resource as its author wrote it: key, value and where both stand.
import type { TextRange } from '../base/text-range.ts';
import { isNull, pairOf, pairOfValue, resolveAlias } from '../yaml/access.ts';
import type { YamlAlias, YamlNode, YamlPair } from '../yaml/nodes.ts';

/** A node that is not an alias. */
export type ValueNode = Exclude<YamlNode, YamlAlias>;
export type ScalarValue = string | number | boolean | null;

/** A field that is written, whether or not its value has the right type. */
export interface Field<T> {
  /** The token to mark when the key itself is the mistake. */
  readonly key: YamlNode;
  /** The value as written: possibly an alias. */
  readonly written: YamlNode;
  /** The value, aliases followed. */
  readonly node: ValueNode;
  /** The value when it has the type that is expected here and is no template text. */
  readonly value: T | undefined;
}

/** Text that some tool will fill in before it is a spec: `{{ … }}` of Go templates and Helm. */
export function isTemplateText(text: string): boolean {
  const open = text.indexOf('{{');
  return open >= 0 && text.includes('}}', open + 2);
}

/** True for a scalar whose text a template tool will replace. */
export function isTemplated(node: YamlNode | undefined): boolean {
  const value = resolveAlias(node);
  return value?.kind === 'scalar' && typeof value.value === 'string' && isTemplateText(value.value);
}

function fieldOf<T>(
  holder: YamlNode | undefined,
  key: string,
  read: (node: ValueNode) => T | undefined,
): Field<T> | undefined {
  const pair = pairOf(holder, key);
  if (pair === undefined) return undefined;
  const node = resolveAlias(pair.value);
  if (node === undefined) return undefined;
  const value = isTemplated(node) ? undefined : read(node);
  return { key: pair.key, written: pair.value, node, value };
}

/** A field of any type; `value` is set for scalars only. */
export function anyField(
  holder: YamlNode | undefined,
  key: string,
): Field<ScalarValue> | undefined {
  return fieldOf(holder, key, (node) => (node.kind === 'scalar' ? node.value : undefined));
}

/** A field that should hold text. */
export function textField(holder: YamlNode | undefined, key: string): Field<string> | undefined {
  return fieldOf(holder, key, textIn);
}

/** A field that should hold a number. */
export function numberField(holder: YamlNode | undefined, key: string): Field<number> | undefined {
  return fieldOf(holder, key, (node) =>
    node.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined,
  );
}

/**
 * A field that should hold a boolean. The words of YAML 1.1 (`Y`, `no`, `on` …) count as well,
 * because the kubectl of that time reads them as booleans.
 */
export function booleanField(
  holder: YamlNode | undefined,
  key: string,
): Field<boolean> | undefined {
  return fieldOf(holder, key, booleanIn);
}

const TRUE_WORDS = /^(?:y|yes|on|true)$/i;
const FALSE_WORDS = /^(?:n|no|off|false)$/i;

function booleanIn(node: ValueNode): boolean | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'boolean') return node.value;
  if (typeof node.value !== 'string') return undefined;
  if (TRUE_WORDS.test(node.value)) return true;
  return FALSE_WORDS.test(node.value) ? false : undefined;
}

/** The text of a scalar; undefined for other values and for other types. */
export function textIn(node: YamlNode | undefined): string | undefined {
  const value = resolveAlias(node);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** The items of a list field; empty when the field is missing, null or no list. */
export function itemsOf(holder: YamlNode | undefined, key: string): readonly YamlNode[] {
  const list = resolveAlias(pairOf(holder, key)?.value);
  return list?.kind === 'seq' ? list.items : [];
}

/** The pair with that key, when the author wrote it. */
export function pairIn(holder: YamlNode | undefined, key: string): YamlPair | undefined {
  return pairOf(holder, key);
}

/**
 * The token to mark when something is missing inside `node`: the key it belongs to; for an item of
 * a list its first key, since the list's key would not tell which item is meant.
 */
export function anchorOf(node: YamlNode): TextRange {
  const pair = pairOfValue(node);
  if (pair !== undefined) return pair.key.range;
  if (node.kind === 'map' && node.pairs[0] !== undefined) return node.pairs[0].key.range;
  return node.range;
}

/** A scalar field that is there but empty or null. */
export function isEmptyField(field: Field<unknown>): boolean {
  return isNull(field.node);
}
