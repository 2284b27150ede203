// Texts that must not occur twice in a list.
import { textIn } from '../../model/field.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { removeItemFix } from './duplicates.ts';
import type { RuleContext } from './rule.ts';

/** Reports each item that an earlier one repeats; `where` names the list. */
export function reportRepeatedTexts(
  context: Pick<RuleContext, 'document' | 'report'>,
  items: readonly YamlNode[],
  where: string,
): void {
  if (items.length < 2) return;
  const firsts = new Map<string, YamlNode>();
  for (const item of items) {
    const text = textIn(item);
    if (text === undefined || text === '') continue;
    const first = firsts.get(text);
    if (first === undefined) {
      firsts.set(text, item);
      continue;
    }
    context.report({
      at: item,
      message: `${where} lists "${text}" twice.`,
      tags: ['unused'],
      related: [{ at: first, message: `The first "${text}"` }],
      fixes: () => removeItemFix(context.document, item, `Remove the second "${text}"`),
    });
  }
}
