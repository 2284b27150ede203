// The name of a workload setting in a form that no workload type can declare.
import { textIn } from '../../../model/field.ts';
import { faultOf, NAME } from '../../../model/name-syntax.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-setting-name',
  number: 'R106',
  title: 'Names of workload settings are 1 to 63 letters, digits, `-`, `_` or `.`.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.workloadSettings[].name', keywords: ['pattern', 'maxLength'] }],
  onViolation: ({ at, node }) => {
    const name = textIn(node) ?? '';
    const fault = faultOf(NAME, name);
    // The minLength keyword speaks of the empty name.
    if (name === '' || fault === undefined) return undefined;
    return { at, message: `"${name}" ${fault}. The name of a setting must be ${NAME.words}.` };
  },
});
