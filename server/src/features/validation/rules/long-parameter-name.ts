// A parameter name of more than 128 characters.
import { textIn } from '../../../model/field.ts';
import { PARAMETER_NAME } from '../../../model/name-syntax.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'long-parameter-name',
  number: 'R045',
  title: 'Names of parameters have at most 128 characters.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['component'],
  docs: {
    why: `The schema that was published with the specification allows 128 characters. A tool that goes by it refuses longer names.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-
      type: number
      default: 60
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-interval-
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
  claims: [{ at: 'spec.parameters[].name', keywords: ['maxLength'] }],
  onViolation: ({ at, node }) => ({
    at,
    message: `This name has ${String(textIn(node)?.length ?? 0)} characters; some tools take at most ${String(PARAMETER_NAME.maxLength)}.`,
  }),
});
