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
  claims: [{ at: 'spec.workloadSettings[]', keywords: ['anyOf'] }],
  onViolation: (violation, context) =>
    neitherValueNorParameter(violation, context, subjectOf('setting', violation.node)),
});
