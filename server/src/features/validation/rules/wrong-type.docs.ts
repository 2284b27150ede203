// The page of the rule wrong-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A value of the wrong type is refused by the cluster. YAML reads unquoted digits as a number and `true` as a boolean, so texts that look like those need quotes.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: greeting
      type: string
      description: 42
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - name: GREETING
          fromParam: greeting
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: greeting
      type: string
      description: "42"
      default: hello
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - name: GREETING
          fromParam: greeting
`,
};
