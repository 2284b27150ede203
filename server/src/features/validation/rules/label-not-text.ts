// The value of a label or annotation that YAML does not read as text.
import { isNull } from '../../../yaml/access.ts';
import { kindOfNode } from '../describe-violation.ts';
import { defineRule } from '../rule.ts';
import { emptyTextFix, quoteFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'label-not-text',
  number: 'R021',
  title: 'Values of labels and annotations are text.',
  level: 'error',
  claims: [{ at: ['metadata.labels.{}', 'metadata.annotations.{}'], keywords: ['type'] }],
  onViolation: ({ at, node, path }, { document }) => ({
    at,
    message: `"${String(path.at(-1))}" must be text, ${isNull(node) ? 'even if it is empty' : `and YAML reads this as ${kindOfNode(node)}`}.`,
    fixes: () => (isNull(node) ? emptyTextFix(node) : quoteFix(node, document)),
  }),
});
