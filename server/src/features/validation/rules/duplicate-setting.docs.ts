// The page of the rule duplicate-setting: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A value is given by name. Of two declarations with one name, only one can count, and tools differ on which.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: quota
spec:
  type: scopes.example.com/v1.Quota
  allowComponentOverlap: false
  parameters:
    - name: cpu
      type: number
    - name: cpu
      type: number
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: quota
spec:
  type: scopes.example.com/v1.Quota
  allowComponentOverlap: false
  parameters:
    - name: cpu
      type: number
    - name: memory
      type: number
`,
};
