// Two ports of the same name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-port-name',
  number: 'R090',
  title: 'The ports of a container have different names.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'With two ports of one name it is open which of them is meant, and the cluster refuses the workload.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: api
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/api:1.0.0
      ports:
        - name: http
          containerPort: 8080
        - name: http
          containerPort: 9090
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: api
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/api:1.0.0
      ports:
        - name: http
          containerPort: 8080
        - name: metrics
          containerPort: 9090
`,
  },
  check: (context) => {
    for (const container of context.resource.containers) {
      reportDuplicates(context, container.ports, {
        what: 'port',
        nameOf: (item) => item.name,
      });
    }
  },
});
