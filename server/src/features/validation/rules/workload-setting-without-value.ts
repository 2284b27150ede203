// A workload setting that sets nothing.
import { subjectOf } from '../container-parts.ts';
import { neitherValueNorParameter } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-setting-without-value',
  number: 'R108',
  title: 'Every workload setting has a value or takes one from a parameter.',
  level: 'warning',
  roles: ['component'],
  docs: {
    why: 'A setting without a value sets nothing, and a runtime may refuse it.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  workloadSettings:
    - name: threshold
      type: number
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  workloadSettings:
    - name: threshold
      type: number
      value: 5
`,
  },
  claims: [{ at: 'spec.workloadSettings[]', keywords: ['anyOf'] }],
  onViolation: (violation, context) =>
    neitherValueNorParameter(violation, context, subjectOf('setting', violation.node)),
});
