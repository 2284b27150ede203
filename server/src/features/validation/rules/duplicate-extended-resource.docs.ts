// The page of the rule duplicate-extended-resource: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'With two amounts for one resource it is open which of them the platform goes by.',
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
          - name: ext.example.com/v1.MotionSensor
            required: "1"
          - name: ext.example.com/v1.MotionSensor
            required: "2"
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
            required: "2"
`,
};
