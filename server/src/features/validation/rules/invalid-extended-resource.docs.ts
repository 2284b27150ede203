// The page of the rule invalid-extended-resource: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A platform looks the resource up by its full name and has to refuse what it cannot find. Rudr passes over extended resources.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: alarm
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/alarm:1.0.0
      resources:
        extended:
          - name: sensor
            required: "1"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: alarm
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/alarm:1.0.0
      resources:
        extended:
          - name: ext.example.com/v1.MotionSensor
            required: "1"
`,
};
