// A trait that scales what must not run twice.
import { attachedTraits } from '../attached-properties.ts';
import { componentsOf, placeIn } from '../definitions.ts';
import { removeItemFix } from '../duplicates.ts';
import { coreWorkloadOf } from '../workload-type-name.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scaled-singleton',
  number: 'R156',
  title: 'A singleton is not scaled.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  checkInWorkspace: ({ resource, workspace, document, report }) => {
    for (const { part, info, instance } of attachedTraits(resource)) {
      if (!info.scales) continue;
      const components = componentsOf(instance, workspace);
      const [component] = components;
      if (component === undefined) continue;
      const types = components.map((defined) => coreWorkloadOf(defined.resource));
      if (!types.every((type) => type?.replicable === false)) continue;
      report({
        at: (part.type ?? part.name)?.node ?? part.node,
        message: `"${info.name}" sets the number of replicas, and "${instance.componentName?.value ?? ''}" is a ${types[0]?.kind ?? 'singleton'}: it never runs more than once.`,
        related: [placeIn(component, component.resource.workloadType?.node, 'The workload type')],
        fixes: () => removeItemFix(document, part.node, `Remove "${info.name}"`),
      });
    }
  },
});
