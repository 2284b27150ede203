// The page of the rule workload-type-group: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The group is the first part of the name that components write, GROUP/VERSION.KIND. It keeps types of different makers apart, so it is a domain that belongs to you.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: batch
spec:
  names:
    kind: Batch
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: batch
spec:
  group: workloads.example.com
  names:
    kind: Batch
`,
};
