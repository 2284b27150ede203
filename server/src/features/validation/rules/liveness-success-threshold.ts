// A liveness probe that wants more than one success.
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'liveness-success-threshold',
  number: 'R104',
  title: 'A liveness probe counts as passed after one success.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['component'],
  docs: {
    why: 'A container that passes its liveness probe simply goes on running, so there is nothing to count. Kubernetes refuses any number but 1.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/shop:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        tcpSocket:
          port: 8080
        successThreshold: 3
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/shop:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        tcpSocket:
          port: 8080
        failureThreshold: 3
`,
  },
  check: (context) => {
    for (const { livenessProbe } of context.resource.containers) {
      const field = livenessProbe?.successThreshold;
      if (field?.value === undefined || field.value <= 1) continue;
      context.report({
        at: field.node,
        message: 'Kubernetes refuses a "successThreshold" other than 1 for a liveness probe.',
        fixes: () => changeFix(field.node, 1),
      });
    }
  },
});
