// Names that must not occur twice in a list.
import type { Field } from '../../model/field.ts';
import type { Fix } from '../../model/problem.ts';
import type { Part } from '../../model/resource.ts';
import { resolveAlias } from '../../yaml/access.ts';
import { removeItem } from '../../yaml/edit-items.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';
import type { Levels, RuleContext } from './rule.ts';

export interface DuplicateOptions<T> {
  /** What an item is, such as `container`. */
  readonly what: string;
  /** The field that must be unique. */
  readonly nameOf: (item: T) => Field<string | number> | undefined;
  /** Two values with the same key count as the same; the value itself when left out. */
  readonly keyOf?: (value: string | number) => string;
  /** What happens then, as a sentence. */
  readonly consequence?: string;
  readonly severity?: Levels;
}

/** Reports every item whose name an earlier item of the list has, at its name. */
export function reportDuplicates<T extends Part>(
  context: Pick<RuleContext, 'document' | 'report'>,
  items: readonly T[],
  options: DuplicateOptions<T>,
): void {
  const { what, nameOf, keyOf = String, consequence, severity } = options;
  if (items.length < 2) return;
  const firsts = new Map<string, Field<string | number>>();
  for (const item of items) {
    const name = nameOf(item);
    if (name?.value === undefined || name.value === '') continue;
    const key = keyOf(name.value);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, name);
      continue;
    }
    const written = String(name.value);
    context.report({
      at: name.written,
      message: [`Another ${what} is already called "${written}".`, consequence]
        .filter(Boolean)
        .join(' '),
      related: [{ at: first.written, message: `The first "${written}"` }],
      fixes: () => removeItemFix(context.document, item.node, `Remove this ${what}`),
      ...(severity === undefined ? {} : { severity }),
    });
  }
}

/** Takes an item out of its list; none for an item that is shared by an alias or that is in no list. */
export function removeItemFix(
  document: YamlDocument,
  node: YamlNode,
  title: string,
): readonly Fix[] {
  const { parent } = node;
  if (parent?.kind !== 'seq' || resolveAlias(node) !== node) return [];
  const edits = [removeItem(document, parent, node)];
  return [{ title, edits, safety: 'choice', format: 'plain' }];
}
