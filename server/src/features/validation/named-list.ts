// A mapping from names to values, written as the list of `name` and `value` that is due there.
import type { TextEdit } from '../../base/text-edit.ts';
import { effectivePairs, resolveAlias } from '../../yaml/access.ts';
import { replaceValue, type NewValue } from '../../yaml/edit.ts';
import type { YamlDocument, YamlNode, YamlScalar } from '../../yaml/nodes.ts';
import { rawValue } from './value-fixes.ts';

/** The edit; undefined where a value is no scalar, and for what is no mapping written in place. */
export function listOfPairs(document: YamlDocument, node: YamlNode): TextEdit | undefined {
  if (node.kind !== 'map' || node.pairs.length === 0) return undefined;
  const items: NewValue[] = [];
  for (const [name, pair] of effectivePairs(node)) {
    const value = resolveAlias(pair.value);
    if (value?.kind !== 'scalar') return undefined;
    items.push({
      map: [
        { key: 'name', value: rawValue(name) },
        { key: 'value', value: rawValue(textOf(document, value)) },
      ],
    });
  }
  return replaceValue(document, node, { list: items });
}

/** Numbers and booleans in the author's spelling, so that `1.0` stays `1.0`. */
function textOf(document: YamlDocument, value: YamlScalar): string {
  if (value.value === null) return '';
  if (typeof value.value === 'string') return value.value;
  return document.text.slice(value.range.start, value.range.end);
}
