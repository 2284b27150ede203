// The page of the rule setting-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Values are checked against the type. One that is not among the three is unknown to tools, so nothing is checked. Whole numbers are of type `number`; lists are written as text.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: function
spec:
  group: faas.example.com
  names:
    kind: Function
  settings:
    - name: concurrency
      type: integer
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: function
spec:
  group: faas.example.com
  names:
    kind: Function
  settings:
    - name: concurrency
      type: number
`,
};
