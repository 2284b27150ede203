// The page of the rule body-setting: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Rudr hands the literal value of `spec` to the cluster and looks at nothing else. With `fromParam` an empty body arrives there.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: metrics
spec:
  workloadType: monitoring.coreos.com/v1.Prometheus
  parameters:
    - name: body
      type: object
      required: true
  workloadSettings:
    - name: spec
      type: object
      fromParam: body
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: metrics
spec:
  workloadType: monitoring.coreos.com/v1.Prometheus
  workloadSettings:
    - name: spec
      type: object
      value:
        replicas: 2
`,
  profile: 'rudr',
};
