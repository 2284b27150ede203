// A disk without a size that can be read.
import { addFieldFix } from '../field-fix.ts';
import { sizeFinding } from '../size-finding.ts';
import { wrongHolderFinding } from '../wrong-holder.ts';
import { defineRule } from '../rule.ts';

const DISK = 'spec.containers[].resources.volumes[].disk';

export const rule = defineRule({
  code: 'invalid-disk-size',
  number: 'R071',
  title: 'A disk says its size: whole digits and perhaps a unit.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: `${DISK}.required`, keywords: ['required', 'type', 'pattern'] },
    { at: DISK, keywords: ['type'] },
  ],
  onViolation: (violation, context) => {
    if (violation.pattern === DISK) return wrongHolderFinding(violation, context, 'size');
    if (violation.keyword === 'required') {
      return {
        at: violation.at,
        message: 'The disk does not say how large it must be: "required" is missing.',
        fixes: () => addFieldFix(context, violation.node, ['required']),
      };
    }
    // Rudr hands the text to the cluster as it stands, which knows the binary units.
    return sizeFinding(violation, context, {
      number: { spec: 'warning', rudr: 'error' },
      binary: { spec: 'warning', rudr: 'off' },
    });
  },
});
