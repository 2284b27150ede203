// The page of the rule missing-component-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Without `componentName` there is nothing to run. Early runtimes called this key `name`; today that key is dropped without a word.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: chat
spec:
  components:
    - instanceName: chat-eu
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: chat
spec:
  components:
    - componentName: chat-server
      instanceName: chat-eu
`,
};
