// The page of the rule workload-type-kind: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The kind is the last part of the name that components write. Kinds are compared letter by letter and by custom start with a capital, so another spelling is never found.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: pipeline
spec:
  group: ci.example.com
  names:
    kind: pipeline
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: pipeline
spec:
  group: ci.example.com
  names:
    kind: Pipeline
`,
};
