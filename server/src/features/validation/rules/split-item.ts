// A stray dash that tears an item of a list into two.
import type { TextEdit } from '../../../base/text-edit.ts';
import { anchorOf } from '../../../model/field.ts';
import { keyText } from '../../../yaml/access.ts';
import { columnOf, lineBreakOf } from '../../../yaml/edit.ts';
import type { YamlDocument } from '../../../yaml/nodes.ts';
import { splitItemsIn, type SplitItem } from '../split-items.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'split-item',
  number: 'R081',
  title: 'The name and the value of an item stand in one item.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  check: (context) => {
    for (const { env, config } of context.resource.containers) {
      const lists = [env, config].map((users) => users.map(({ node }) => node));
      for (const split of lists.flatMap(splitItemsIn)) {
        const [pair] = split.tail.pairs;
        if (pair === undefined) continue;
        context.report({
          at: pair.key,
          message: `The dash before "${keyText(pair) ?? ''}" starts a new item, which parts it from the one above. Remove the dash.`,
          related: [{ at: anchorOf(split.head), message: 'The item that it belongs to' }],
          fixes: () => fixOf('Join the two items', [joinEdit(context.document, split)]),
        });
      }
    }
  },
});

/** Undefined in flow style, and where more than the dash stands between the two. */
function joinEdit(document: YamlDocument, { head, tail }: SplitItem): TextEdit | undefined {
  const range = { start: head.range.end, end: tail.range.start };
  if (!/^\s*-\s*$/.test(document.text.slice(range.start, range.end))) return undefined;
  const indent = ' '.repeat(columnOf(document, head.range.start));
  return { range, newText: `${lineBreakOf(document)}${indent}` };
}
