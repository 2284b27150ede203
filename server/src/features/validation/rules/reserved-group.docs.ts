// The page of the rule reserved-group: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Types in these groups are defined by the specification alone. One of your own may meet a standard type of the same name later; use a domain that belongs to you.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: sparkjob
spec:
  group: batch.oam.dev
  names:
    kind: SparkJob
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: sparkjob
spec:
  group: batch.example.com
  names:
    kind: SparkJob
`,
};
