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
  docs: {
    why: `Components are singletons because a second replica would do harm, such as two migrations of one database at the same time. A trait that sets the number of replicas is refused there.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ledger
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonServer
  containers:
    - name: main
      image: example/ledger:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bank
spec:
  components:
    - componentName: ledger
      instanceName: ledger
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ledger
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/ledger:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bank
spec:
  components:
    - componentName: ledger
      instanceName: ledger
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
`,
  },
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
