// The page of the rule duplicate-instance: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Objects in the cluster are named after the instance. The second instance finds its names taken and fails, or replaces the first.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
    - componentName: cart
      instanceName: backend
    - componentName: checkout
      instanceName: backend
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
    - componentName: cart
      instanceName: cart
    - componentName: checkout
      instanceName: checkout
`,
};
