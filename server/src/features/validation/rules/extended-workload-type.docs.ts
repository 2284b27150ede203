// The page of the rule extended-workload-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A platform has to refuse a component of a type that it does not know. Which types a platform has besides the core types can only be seen from the \`WorkloadType\` definitions that are at hand. Rudr runs any type whose settings have an entry \`spec\`, and no other.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: lake
spec:
  workloadType: data.example.com/v1.Lake
  workloadSettings:
    - name: size
      value: 3
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: lake
spec:
  workloadType: monitoring.coreos.com/v1.Prometheus
  workloadSettings:
    - name: spec
      value:
        replicas: 3
`,
};
