// The edit that adds an entry to a list of declarations, such as the parameters of a component.
import type { TextEdit } from '../../base/text-edit.ts';
import { isNull, pairOf, resolveAlias } from '../../yaml/access.ts';
import { appendItem, insertPairs, replaceValue, type NewValue } from '../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';

/** What is declared, and in which list of a `spec`. */
export interface Declaration {
  readonly spec: YamlNode | undefined;
  readonly list: string;
  readonly item: NewValue;
}

/** Adds the entry behind those there are, or makes the list; undefined where there is no place for it. */
export function declareEdit(
  document: YamlDocument,
  { spec, list: key, item }: Declaration,
): TextEdit | undefined {
  const written = pairOf(spec, key)?.value;
  const list = resolveAlias(written);
  if (list?.kind === 'seq' && list.items.length > 0) return appendItem(document, list, item);
  if (written === undefined) {
    const added = [{ key, value: { list: [item] } }];
    return spec === undefined ? undefined : insertPairs(document, spec, added);
  }
  return list === written && (list.kind === 'seq' || isNull(list))
    ? replaceValue(document, written, { list: [item] })
    : undefined;
}
