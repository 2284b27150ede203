// The page of the rule instance-name-format: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Names are 1 to 63 characters long, start and end with a letter or digit and hold only `-`, `_` and `.` between. Others are refused.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: mail
spec:
  components:
    - componentName: mail-relay
      instanceName: "relay!"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: mail
spec:
  components:
    - componentName: mail-relay
      instanceName: relay
`,
};
