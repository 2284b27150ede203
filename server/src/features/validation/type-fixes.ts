// Quick fixes that write a value as the type that is declared for it.
import type { Fix } from '../../model/problem.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';
import { booleanWord } from '../../model/parameter-types.ts';
import { changeFix, quoteFix, simpleScalar, unquoteNumberFix } from './value-fixes.ts';

/** Writes the same value as the type asks for: `"3"` as `3`, `3` as `"3"`, `yes` as `true`. */
export function typeFixes(document: YamlDocument, node: YamlNode, type: string): readonly Fix[] {
  if (type === 'string') return quoteFix(node, document);
  if (type === 'number') return unquoteNumberFix(node);
  const word = booleanWord(node, type);
  if (word !== undefined) return changeFix(node, word);
  const text = simpleScalar(node)?.value;
  return type === 'boolean' && (text === 'true' || text === 'false')
    ? changeFix(node, text === 'true')
    : [];
}
