// Types of parameters: their names, other words for them, and which values they take.
import type { Parameter, Resource } from './resource.ts';
import { resolveAlias } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/nodes.ts';

/** The four types (chapter 3 of the specification). */
export const PARAMETER_TYPES: readonly string[] = ['string', 'number', 'boolean', 'null'];

/** Words that examples use instead (rule R042). */
const SYNONYMS: Readonly<Record<string, string>> = {
  int: 'number',
  integer: 'number',
  float: 'number',
  double: 'number',
  numeric: 'number',
  bool: 'boolean',
  '[]string': 'string',
};

/** The type that a word means; undefined for other words. */
export function canonicalType(word: string): string | undefined {
  if (PARAMETER_TYPES.includes(word)) return word;
  return Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
}

/** Types that Rudr has besides. */
export function isRuntimeType(word: string): boolean {
  return word === 'object' || word === 'array';
}

/** Everything in a resource that declares a typed input. */
export function parametersOf(resource: Resource): readonly Parameter[] {
  switch (resource.role) {
    case 'component':
    case 'scope':
      return resource.parameters;
    case 'workload-type':
      return resource.settings;
    case 'configuration':
    case 'trait':
    case 'unknown':
      return [];
  }
}

/** Whether a value has a type. A value that is left out fits every type: it stands for none. */
export function fitsType(node: YamlNode, type: string): boolean {
  const value = resolveAlias(node);
  if (value === undefined) return true;
  if (value.kind === 'map') return type === 'object';
  if (value.kind === 'seq') return type === 'array';
  return value.value === null || typeof value.value === type;
}

/** The boolean that old readers of YAML see in a plain word such as `yes`, where a boolean is due. */
export function booleanWord(node: YamlNode, type: string): boolean | undefined {
  const scalar = resolveAlias(node);
  if (type !== 'boolean' || scalar?.kind !== 'scalar' || scalar.style !== 'plain') return undefined;
  if (typeof scalar.value !== 'string') return undefined;
  if (/^(?:y|yes|on)$/i.test(scalar.value)) return true;
  return /^(?:n|no|off)$/i.test(scalar.value) ? false : undefined;
}
