// A port without a name.
import { addFieldFix } from '../field-fix.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-port-name',
  number: 'R087',
  title: 'Every port has a name.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'Traits and other resources mean a port by its name. Without one the component is refused.',
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
        - containerPort: 8080
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
  claims: [{ at: 'spec.containers[].ports[].name', keywords: ['required', 'minLength'] }],
  onViolation: ({ at, node, keyword }, context) => ({
    at,
    message:
      keyword === 'required' ? 'This port has no "name".' : 'The name of a port must not be empty.',
    fixes: () => (keyword === 'required' ? addFieldFix(context, node, ['name']) : []),
  }),
});
