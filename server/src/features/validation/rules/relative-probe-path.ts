// The path of an HTTP probe that does not start with a slash.
import { textIn } from '../../../model/field.ts';
import { probePaths } from '../container-parts.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'relative-probe-path',
  number: 'R097',
  title: 'The path of an HTTP probe starts with a slash.',
  level: 'warning',
  roles: ['component'],
  claims: [{ at: probePaths('httpGet.path'), keywords: ['pattern'] }],
  onViolation: ({ at, node }) => {
    const path = textIn(node) ?? '';
    // A full address names host and port once more: there is no certain answer to it.
    const isAddress = path.includes('://');
    return {
      at,
      message: isAddress
        ? 'Only the path is due here; the host is the container, and the port has its own field.'
        : `Start the path with a slash: "/${path}".`,
      fixes: () => (isAddress ? [] : changeFix(node, `/${path}`)),
    };
  },
});
