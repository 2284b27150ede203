// The page of the rule application-scopes-list: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'An instance joins each scope of the list. A single name needs a list as well, and naming a scope twice changes nothing.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: pier
spec:
  components:
    - componentName: pier-web
      instanceName: pier
      applicationScopes: [eu, eu]
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: pier
spec:
  components:
    - componentName: pier-web
      instanceName: pier
      applicationScopes: [eu]
`,
};
