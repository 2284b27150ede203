// An access mode other than RW and RO.
import { textIn } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { describeViolation } from '../describe-violation.ts';
import { changeFix, nearestFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-access-mode',
  number: 'R069',
  title: 'The access mode of a volume is RW or RO.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].resources.volumes[].accessMode', keywords: ['enum'] }],
  onViolation: (violation) => {
    const { at, node, allowed } = violation;
    return {
      at,
      message: describeViolation(violation),
      fixes: () => fixesFor(node, allowed.map(String)),
    };
  },
});

/** The words of Kubernetes and plain English, in lower case → the mode that they mean. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  readwriteonce: 'RW',
  readwritemany: 'RW',
  readwrite: 'RW',
  readonlymany: 'RO',
  readonly: 'RO',
};

function fixesFor(node: YamlNode, allowed: readonly string[]): readonly Fix[] {
  const word = (textIn(node) ?? '').toLowerCase().replace(/[^a-z]/g, '');
  const meant = OTHER_WORDS[word];
  return meant === undefined ? nearestFix(node, allowed) : changeFix(node, meant);
}
