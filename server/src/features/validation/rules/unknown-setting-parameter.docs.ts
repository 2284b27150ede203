// The page of the rule unknown-setting-parameter: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A parameter that the component does not declare never has a value, so the setting would be empty.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  parameters:
    - name: limit
      type: number
      default: 5
  workloadSettings:
    - name: threshold
      type: number
      fromParam: limits
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  parameters:
    - name: limit
      type: number
      default: 5
  workloadSettings:
    - name: threshold
      type: number
      fromParam: limit
`,
};
