// A document of an OAM group that does not say which kind it is.
import { nearest } from '../../../base/nearest.ts';
import { anchorOf } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import { keyText, pairOf } from '../../../yaml/access.ts';
import { renameKey } from '../../../yaml/edit.ts';
import type { YamlMap } from '../../../yaml/nodes.ts';
import { kindOfNode, listOf } from '../describe-violation.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { addPairsFix, fixOf } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'missing-kind',
  number: 'R002',
  title: 'Every document names its kind.',
  level: 'error',
  roles: ['unknown'],
  check: (context) => {
    const { resource, dialect, report, document } = context;
    if (resource.kind?.value !== undefined && resource.kind.value !== '') return;
    const kinds = Object.keys(dialect.kinds);
    const pair = pairOf(resource.root, 'kind');
    if (pair !== undefined) {
      const written = kindOfNode(pair.value);
      report({
        at: pair.value.range.end > pair.value.range.start ? pair.value : pair.key,
        message: `"kind" must be ${listOf(kinds)}${written === 'text' ? '' : `, not ${written}`}.`,
      });
      return;
    }
    // After a syntax error the kind may only seem to be missing.
    if (document.problems.length > 0) return;
    report({
      at: misspelt(resource.root)?.key ?? anchorOf(resource.root),
      message: `"kind" is missing. It is ${listOf(kinds)}.`,
      fixes: () => fixesFor(context, kinds),
    });
  },
});

function misspelt(root: YamlMap) {
  return root.pairs.find(
    (pair) =>
      !['apiVersion', 'metadata', 'spec', 'status'].includes(keyText(pair) ?? '') &&
      nearest(keyText(pair) ?? '', ['kind']) !== undefined,
  );
}

function fixesFor({ resource, document }: RuleContext, kinds: readonly string[]): readonly Fix[] {
  const slip = misspelt(resource.root);
  if (slip !== undefined) return fixOf('Change the key to "kind"', [renameKey(slip, 'kind')]);
  const value = { raw: `\${1|${kinds.join(',')}|}` };
  return addPairsFix(document, resource.root, [{ key: 'kind', value }]);
}
