// One trait attached twice to an instance.
import type { TraitAttachment } from '../../../model/resource.ts';
import type { ValueNode } from '../../../model/field.ts';
import { identityOf, propertyNamed } from '../attached-properties.ts';
import { removeItemFix } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-trait',
  number: 'R157',
  title: 'An instance has each trait at most once.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  check: ({ resource, document, report }) => {
    for (const { traits } of resource.components) {
      const firsts = new Map<string, TraitAttachment>();
      for (const trait of traits) {
        const identity = identityOf(trait);
        const at = nodeOf(trait);
        if (identity === undefined || at === undefined) continue;
        const first = firsts.get(identity);
        if (first === undefined) {
          firsts.set(identity, trait);
          continue;
        }
        report({
          at,
          message: `This instance has the trait "${identity}" already.`,
          // One mounter serves one volume, so a second one for another volume makes sense.
          ...(mountsAnother(first, trait) ? { severity: 'warning' } : {}),
          related: [{ at: nodeOf(first) ?? first.node, message: 'The first attachment' }],
          fixes: () => removeItemFix(document, trait.node, 'Remove this attachment'),
        });
      }
    }
  },
});

function nodeOf({ type, name }: TraitAttachment): ValueNode | undefined {
  return type?.node ?? name?.node;
}

function mountsAnother(first: TraitAttachment, second: TraitAttachment): boolean {
  const [a, b] = [first, second].map((trait) => propertyNamed(trait, 'volumeName')?.value?.value);
  return a !== undefined && b !== undefined && a !== b;
}
