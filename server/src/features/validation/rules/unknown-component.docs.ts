// The page of the rule unknown-component: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Without the component there is nothing to run, and the platform refuses the whole configuration. Where all files are known, as on the command line, this is an error; in an editor the component may be somewhere else.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/mailer:1.0.0
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: post-office
spec:
  components:
    - componentName: mailr
      instanceName: mailer-eu
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/mailer:1.0.0
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: post-office
spec:
  components:
    - componentName: mailer
      instanceName: mailer-eu
`,
};
