// The page of the rule missing-instance-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'What runs in the cluster is named after the instance, and a later version of the configuration finds it by that name.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: wiki
spec:
  components:
    - componentName: wiki-server
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: wiki
spec:
  components:
    - componentName: wiki-server
      instanceName: wiki
`,
};
