// The page of the rule scope-definition-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Configurations create scopes by this type. The groups of the specification hold only the network and the health scope; a type of your own lives in a group of your own.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: cost-center
spec:
  type: CostCenter
  allowComponentOverlap: false
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: cost-center
spec:
  type: scopes.example.com/v1.CostCenter
  allowComponentOverlap: false
`,
};
