// A port number that does not exist.
import { resolveAlias } from '../../../yaml/access.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'port-out-of-range',
  number: 'R089',
  title: 'Port numbers lie between 1 and 65535.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'There are no other ports, so nothing can listen there and the cluster refuses the workload.',
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
          containerPort: 80800
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
`,
  },
  claims: [{ at: 'spec.containers[].ports[].containerPort', keywords: ['minimum', 'maximum'] }],
  onViolation: ({ at, node }) => {
    const value = resolveAlias(node);
    const written = value?.kind === 'scalar' ? String(value.value) : '';
    return { at, message: `There is no port ${written}. Port numbers go from 1 to 65535.` };
  },
});
