// An environment variable that is set to nothing.
import { subjectOf } from '../container-parts.ts';
import { neitherValueNorParameter } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'env-without-value',
  number: 'R077',
  title: 'Every environment variable has a value or takes one from a parameter.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  claims: [{ at: 'spec.containers[].env[]', keywords: ['anyOf'] }],
  onViolation: (violation, context) =>
    neitherValueNorParameter(violation, context, subjectOf('environment variable', violation.node)),
});
