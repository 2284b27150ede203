// The page of the rule empty-configuration: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Variables alone do nothing. Most often the list of components is missing, misspelt or not written yet.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: moor
spec:
  variables: []
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: moor
spec:
  components:
    - componentName: moor-web
      instanceName: moor
`,
};
