// A volume without its name or mount path.
import { subjectOf } from '../container-parts.ts';
import { addFieldFix } from '../field-fix.ts';
import { defineRule } from '../rule.ts';

const VOLUME = 'spec.containers[].resources.volumes[]';

export const rule = defineRule({
  code: 'incomplete-volume',
  number: 'R066',
  title: 'Every volume has a name and a mount path.',
  level: 'error',
  roles: ['component'],
  claims: [
    {
      at: [`${VOLUME}.name`, `${VOLUME}.mountPath`],
      keywords: ['required', 'minLength'],
    },
  ],
  onViolation: (violation, context) => {
    const { at, node, keyword, property } = violation;
    if (keyword === 'minLength') return { at, message: 'The name of a volume must not be empty.' };
    const missing = property ?? '';
    const reason =
      missing === 'name' ? 'which ties it to its storage' : 'where the program finds it';
    return {
      at,
      message: `${subjectOf('volume', node)} has no "${missing}", ${reason}.`,
      fixes: () => addFieldFix(context, node, [missing]),
    };
  },
});
