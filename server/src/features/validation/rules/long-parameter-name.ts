// A parameter name of more than 128 characters.
import { textIn } from '../../../model/field.ts';
import { PARAMETER_NAME } from '../../../model/name-syntax.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'long-parameter-name',
  number: 'R045',
  title: 'Names of parameters have at most 128 characters.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['component'],
  claims: [{ at: 'spec.parameters[].name', keywords: ['maxLength'] }],
  onViolation: ({ at, node }) => ({
    at,
    message: `This name has ${String(textIn(node)?.length ?? 0)} characters; some tools take at most ${String(PARAMETER_NAME.maxLength)}.`,
  }),
});
