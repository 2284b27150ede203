// The page of the rule command-not-a-list: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Each item is handed to the program as it stands; no shell takes a line apart. A runtime refuses a component where a plain text or a number stands instead.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
      cmd: spool --verbose
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
      cmd: ["spool", "--verbose"]
`,
};
