// What a value in a configuration is once its variables are put in.
import { isTemplated } from '../../model/field.ts';
import type { ConfigurationResource, Variable } from '../../model/resource.ts';
import { findVariableCalls } from '../../model/variable-call.ts';
import { resolveAlias } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { canonicalType, isRuntimeType } from '../../model/parameter-types.ts';
import { isUnquotedCall } from './variable-calls.ts';

/** A value of which the type is known for sure. */
export interface GivenValue {
  /** A type of JSON. */
  readonly type: string;
  /** The text itself, for text that is known to the last character. */
  readonly text: string | undefined;
  /** The node that has the type: the value, or that of the variable which takes its place. */
  readonly node: YamlNode;
  /** The variable that is the whole value. */
  readonly variable: Variable | undefined;
}

/**
 * A value as a component gets it; undefined where it is not known, or none. A value that is nothing
 * but one call takes the variable with its type; a call in longer text makes it text.
 */
export function givenValue(
  written: YamlNode,
  { variables }: Pick<ConfigurationResource, 'variables'>,
): GivenValue | undefined {
  const node = resolveAlias(written);
  if (node === undefined || isTemplated(node) || isUnquotedCall(written)) return undefined;
  if (node.kind !== 'scalar') return plain(node, node.kind === 'map' ? 'object' : 'array');
  if (node.value === null) return undefined;
  if (typeof node.value !== 'string') return plain(node, typeof node.value);
  const calls = findVariableCalls(node.value);
  const [call] = calls;
  if (call === undefined) return { ...plain(node, 'string'), text: node.value };
  // What only looks like a call is reported as that.
  if (!calls.every(({ exact }) => exact)) return undefined;
  const isWhole = call.range.start === 0 && call.range.end === node.value.length;
  return isWhole ? ofVariable(variables, call.argument) : plain(node, 'string');
}

function plain(node: YamlNode, type: string): GivenValue {
  return { type, text: undefined, node, variable: undefined };
}

function ofVariable(variables: readonly Variable[], name: string): GivenValue | undefined {
  const [variable, ...others] = variables.filter((each) => each.name?.value === name);
  const { value, node } = variable?.value ?? {};
  if (value === undefined || value === null || node === undefined) return undefined;
  // Of two variables with one name, nobody knows which is meant.
  if (others.length > 0) return undefined;
  const text = typeof value === 'string' ? value : undefined;
  return { type: typeof value, text, node, variable };
}

/** The type that a declaration asks for; undefined where it asks for none that is known. */
export function declaredType(word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  return canonicalType(word) ?? (isRuntimeType(word) ? word : undefined);
}
