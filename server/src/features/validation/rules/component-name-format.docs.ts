// The page of the rule component-name-format: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Names of components are 1 to 63 characters long and hold no blanks. No component can have a name of another form, so this one will not be found.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: notes
spec:
  components:
    - componentName: notes backend
      instanceName: notes
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: notes
spec:
  components:
    - componentName: notes-backend
      instanceName: notes
`,
};
