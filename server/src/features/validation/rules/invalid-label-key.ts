// The key of a label or annotation of the wrong form.
import { faultOfLabelKey } from '../../../model/name-syntax.ts';
import { renameKey } from '../../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { fixOf } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'invalid-label-key',
  number: 'R022',
  title: 'Keys of labels and annotations have the form that Kubernetes gives them.',
  level: 'error',
  claims: [{ at: ['metadata.labels.{}', 'metadata.annotations.{}'], keywords: ['propertyNames'] }],
  onViolation: ({ at, node, property = '' }) => {
    const fault = faultOfLabelKey(property) ?? 'does not have the right form';
    const pair = node.parent;
    const meant = property.trim().replace(/[^A-Za-z0-9_./-]+/g, '-');
    return {
      at,
      message: `The key "${property}" ${fault}. Keys are letters, digits, "-", "_" and ".", perhaps behind a domain and "/".`,
      fixes: () =>
        pair?.kind === 'pair' && faultOfLabelKey(meant) === undefined
          ? fixOf(`Change the key to "${meant}"`, [renameKey(pair, meant)], 'choice')
          : [],
    };
  },
});
