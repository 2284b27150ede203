// The page of the rule unknown-os-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Machines in a cluster are labeled with their operating system. A component that asks for any other than these two never finds a machine.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: kiosk
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  osType: Linux
  containers:
    - name: main
      image: example/kiosk:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: kiosk
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  osType: linux
  containers:
    - name: main
      image: example/kiosk:1.0.0
`,
};
