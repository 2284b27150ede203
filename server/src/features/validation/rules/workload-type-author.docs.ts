// The page of the rule workload-type-author: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A workload type only works where the platform brings code that runs it. As a user of a platform, refer to one of its types from a component instead of defining one.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: lambda
spec:
  group: workloads.example.com
  names:
    kind: Lambda
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thumbnails
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: image
      value: example/thumbnails:1.4.2
`,
};
