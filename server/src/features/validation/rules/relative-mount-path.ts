// A mount path that is not absolute.
import { textIn } from '../../../model/field.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'relative-mount-path',
  number: 'R068',
  title: 'The mount path of a volume is absolute.',
  level: 'warning',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].resources.volumes[].mountPath', keywords: ['pattern'] }],
  onViolation: ({ at, node }) => {
    const path = textIn(node) ?? '';
    if (path === '') return { at, message: 'The mount path of a volume must not be empty.' };
    return {
      at,
      message: `"${path}" is not an absolute path. Start it with "/", or with a drive such as "C:\\" on Windows.`,
      fixes: () => changeFix(node, `/${path.replace(/^\.?\//, '')}`, 'choice'),
    };
  },
});
