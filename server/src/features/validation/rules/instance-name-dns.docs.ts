// The page of the rule instance-name-dns: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Rudr names the Kubernetes Service of an instance after it. Such names start with a lower-case letter and hold only lower-case letters, digits and `-`; otherwise the cluster refuses the Service.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: search
spec:
  components:
    - componentName: search-api
      instanceName: Search_API
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: search
spec:
  components:
    - componentName: search-api
      instanceName: search-api
`,
  profile: 'rudr',
};
