// The page of the rule scope-overlap: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The runtime refuses or allows a second scope of the same type by this value. There is no default: for a network it must be `false`, for a health group it may be `true`.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: tenant
spec:
  type: scopes.example.com/v1.Tenant
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: tenant
spec:
  type: scopes.example.com/v1.Tenant
  allowComponentOverlap: false
`,
};
