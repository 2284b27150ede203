// The page of the rule entries-not-a-list: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A runtime that expects a list refuses the whole document. Even a single entry is written as an item of a list, with a dash.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: blog
spec:
  components:
    componentName: wordpress
    instanceName: blog
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: blog
spec:
  components:
    - componentName: wordpress
      instanceName: blog
`,
};
