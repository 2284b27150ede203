// Names with values, rewritten from a list of `name` and `value` to a mapping and back.
import { keyText, resolveAlias } from '../../yaml/access.ts';
import type { NewPair, NewValue } from '../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';

/** `[{name: a, value: 1}]` as `{a: 1}`; undefined when an item says more than that, or a name comes twice. */
export function asMapping(document: YamlDocument, node: YamlNode): NewValue | undefined {
  if (node.kind !== 'seq') return undefined;
  const pairs: NewPair[] = [];
  for (const item of node.items) {
    const pair = pairIn(document, item);
    if (pair === undefined || pairs.some(({ key }) => key === pair.key)) return undefined;
    pairs.push(pair);
  }
  return pairs.length === 0 ? { raw: '{}' } : { map: pairs };
}

function pairIn(document: YamlDocument, item: YamlNode): NewPair | undefined {
  if (item.kind !== 'map' || item.pairs.length !== 2) return undefined;
  const values = new Map(item.pairs.map((pair) => [keyText(pair), pair.value]));
  const name = resolveAlias(values.get('name'));
  const value = values.get('value');
  if (name?.kind !== 'scalar' || typeof name.value !== 'string') return undefined;
  const source = value === undefined ? undefined : sourceOf(document, value);
  return source === undefined ? undefined : { key: name.value, value: { raw: source } };
}

/** `{a: 1}` as `[{name: a, value: 1}]`; undefined when a value cannot be moved as it is written. */
export function asNamedList(document: YamlDocument, node: YamlNode): NewValue | undefined {
  if (node.kind !== 'map') return undefined;
  const items: NewValue[] = [];
  for (const pair of node.pairs) {
    const source = sourceOf(document, pair.value);
    if (source === undefined || pair.key.kind !== 'scalar') return undefined;
    const name = document.text.slice(pair.key.range.start, pair.key.range.end);
    items.push({
      map: [
        { key: 'name', value: { raw: name } },
        { key: 'value', value: { raw: source } },
      ],
    });
  }
  return items.length === 0 ? { raw: '[]' } : { list: items };
}

/** The text of a value that stands on one line, so that it can stand elsewhere too. */
function sourceOf(document: YamlDocument, node: YamlNode): string | undefined {
  if (node.anchor !== undefined || node.tag !== undefined) return undefined;
  if (node.kind !== 'scalar' && node.kind !== 'alias' && node.style === 'block') return undefined;
  const source = document.text.slice(node.range.start, node.range.end);
  return /[\r\n]/.test(source) ? undefined : source;
}
