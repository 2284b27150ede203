// Settings of a trait below "parameterValues".
import type { Fix } from '../../../model/problem.ts';
import { pairOf, resolveAlias } from '../../../yaml/access.ts';
import { renameKey, replaceValue } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import { asMapping } from '../named-values.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-parameter-values',
  number: 'R160',
  title: 'The settings of a trait stand below "properties".',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['configuration'],
  claims: [
    { at: 'spec.components[].traits[].parameterValues', keywords: ['additionalProperties'] },
  ],
  onViolation: ({ at, node }, { document }) => ({
    at,
    message: 'A trait takes its settings from "properties"; "parameterValues" is not read here.',
    // A list is ignored rather than refused.
    ...(resolveAlias(node)?.kind === 'seq' ? { severity: 'warning' } : {}),
    tags: ['deprecated'],
    fixes: () => moveFix(node, document),
  }),
});

function moveFix(node: YamlNode, document: YamlDocument): readonly Fix[] {
  const pair = node.parent;
  if (pair?.kind !== 'pair' || pairOf(pair.parent, 'properties') !== undefined) return [];
  const title = 'Change "parameterValues" to "properties"';
  const rename = renameKey(pair, 'properties');
  if (node.kind !== 'seq') return fixOf(title, [rename]);
  const value = asMapping(document, node);
  if (value === undefined) return [];
  return fixOf(title, [rename, replaceValue(document, node, value)]);
}
