// Two traits that both set the number of replicas of one instance.
import type { TraitInfo } from '../../../model/catalog/catalog.ts';
import type { ComponentInstance } from '../../../model/resource.ts';
import { attachedTraits, type AttachedTrait } from '../attached-properties.ts';
import { removeItemFix } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'two-scalers',
  number: 'R171',
  title: 'An instance has at most one trait that scales it.',
  level: 'warning',
  roles: ['configuration'],
  check: ({ resource, document, report }) => {
    const byInstance = new Map<ComponentInstance, AttachedTrait<TraitInfo>[]>();
    for (const attached of attachedTraits(resource)) {
      if (!attached.info.scales) continue;
      const beside = byInstance.get(attached.instance);
      if (beside === undefined) byInstance.set(attached.instance, [attached]);
      else beside.push(attached);
    }
    for (const [first, ...others] of byInstance.values()) {
      for (const other of others) {
        // The same trait twice is reported as that.
        if (first === undefined || other.info === first.info) continue;
        const nodeOf = ({ part }: typeof other) => part.type?.node ?? part.name?.node ?? part.node;
        report({
          at: nodeOf(other),
          message: `"${other.info.name}" and "${first.info.name}" both set the number of replicas. Keep one of them.`,
          related: [{ at: nodeOf(first), message: `Attachment of "${first.info.name}"` }],
          fixes: () => removeItemFix(document, other.part.node, `Remove "${other.info.name}"`),
        });
      }
    }
  },
});
