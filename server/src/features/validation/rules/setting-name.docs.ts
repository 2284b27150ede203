// The page of the rule setting-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The name is a key in other documents and often becomes a variable or a column. Blanks and punctuation break there.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: stream
spec:
  group: workloads.example.com
  names:
    kind: Stream
  settings:
    - name: max lag
      type: number
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: stream
spec:
  group: workloads.example.com
  names:
    kind: Stream
  settings:
    - name: max-lag
      type: number
`,
};
