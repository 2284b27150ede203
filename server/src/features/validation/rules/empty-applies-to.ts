// A trait that can be put on nothing, because its list of workload types is empty or no list.
import { textIn } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import { replaceValue } from '../../../yaml/edit.ts';
import { wrapInList } from '../../../yaml/edit-items.ts';
import type { YamlDocument, YamlSeq } from '../../../yaml/nodes.ts';
import { kindOfNode } from '../describe-violation.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'empty-applies-to',
  number: 'R115',
  title: '"appliesTo" is a list with at least one workload type.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['trait'],
  claims: [{ at: 'spec.appliesTo', keywords: ['minItems', 'type'] }],
  onViolation: (violation, { document }) => {
    const { at, node } = violation;
    const list = resolveAlias(node);
    if (list?.kind === 'seq') {
      const message =
        '"appliesTo" is empty, so the trait fits nothing. Name workload types, or "*" for all.';
      return { at, message, fixes: () => everythingFix(document, list) };
    }
    return {
      at,
      message: `"appliesTo" must be a list of workload types, not ${kindOfNode(node)}.`,
      fixes: () =>
        textIn(node) === undefined ? [] : fixOf('Make it a list', wrapInList(document, node)),
    };
  },
});

function everythingFix(document: YamlDocument, list: YamlSeq): readonly Fix[] {
  const edit = replaceValue(document, list, { list: [{ raw: '"*"' }] });
  return fixOf('Let it apply to all workload types', [edit], 'choice');
}
