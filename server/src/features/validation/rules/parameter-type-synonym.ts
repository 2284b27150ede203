// A parameter type by another name.
import { canonicalType } from '../../../model/parameter-types.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'parameter-type-synonym',
  number: 'R042',
  title: 'Parameter types are written string, number, boolean and null.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  docs: {
    why: `Some examples write \`int\` or \`bool\`. There are only four types and each has one name; Rudr refuses a component with any other.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: int
      default: 60
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: number
      default: 60
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval
`,
  },
  check: ({ resource, report }) => {
    for (const { type } of resource.parameters) {
      const meant = type?.value === undefined ? undefined : canonicalType(type.value);
      if (type === undefined || meant === undefined || meant === type.value) continue;
      report({
        at: type.node,
        message: `The type "${type.value ?? ''}" is called "${meant}".`,
        fixes: () => changeFix(type.node, meant),
      });
    }
  },
});
