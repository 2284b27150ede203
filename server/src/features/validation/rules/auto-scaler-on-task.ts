// An auto-scaler on something that ends by itself.
import { attachedTraitsNamed } from '../attached-properties.ts';
import { componentsOf, placeIn } from '../definitions.ts';
import { removeItemFix } from '../duplicates.ts';
import { coreWorkloadOf } from '../workload-type-name.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'auto-scaler-on-task',
  number: 'R166',
  title: 'An auto-scaler is put on what runs on, not on tasks.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['configuration'],
  checkInWorkspace: ({ resource, workspace, document, report }) => {
    for (const { part, info, instance } of attachedTraitsNamed(resource, 'auto-scaler')) {
      const components = componentsOf(instance, workspace);
      const [component] = components;
      if (component === undefined) continue;
      const types = components.map((defined) => coreWorkloadOf(defined.resource));
      // What must not be scaled at all is reported as that.
      if (!types.every((type) => type?.daemonized === false && type.replicable)) continue;
      report({
        at: (part.type ?? part.name)?.node ?? part.node,
        message: `"${info.name}" has no effect here: "${instance.componentName?.value ?? ''}" is a ${types[0]?.kind ?? 'task'}, which ends by itself.`,
        related: [placeIn(component, component.resource.workloadType?.node, 'The workload type')],
        fixes: () => removeItemFix(document, part.node, `Remove "${info.name}"`),
      });
    }
  },
});
