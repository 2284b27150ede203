// A configuration file without content.
import { subjectOf } from '../container-parts.ts';
import { neitherValueNorParameter } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'config-without-value',
  number: 'R082',
  title: 'Every configuration file has a value or takes one from a parameter.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].config[]', keywords: ['anyOf'] }],
  onViolation: (violation, context) =>
    neitherValueNorParameter(violation, context, subjectOf('file', violation.node, 'path')),
});
