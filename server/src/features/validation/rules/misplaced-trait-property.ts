// A property of a trait that stands beside "properties" instead of below.
import { builtInTraits } from '../../../model/catalog/catalog.ts';
import type { Fix } from '../../../model/problem.ts';
import { keyText, nodeAtPath, pairOf } from '../../../yaml/access.ts';
import { insertPairs, removePair, renameKey, replaceValue } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import { builtInTraitOf } from '../attached-properties.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'misplaced-trait-property',
  number: 'R161',
  title: 'Properties of a trait stand below its "properties".',
  level: 'warning',
  roles: ['configuration'],
  claims: [
    {
      at: builtInTraits().flatMap(({ properties }) =>
        Object.keys(properties.properties ?? {}).map(
          (name) => `spec.components[].traits[].${name}`,
        ),
      ),
      keywords: ['additionalProperties'],
    },
  ],
  onViolation: ({ at, node, path, property = '' }, { resource, document }) => {
    const trait = resource.components
      .flatMap(({ traits }) => traits)
      .find((one) => one.node === nodeAtPath(document.root, path));
    const info = trait === undefined ? undefined : builtInTraitOf(trait);
    const known = info?.properties.properties ?? {};
    return {
      at,
      message: Object.hasOwn(known, property)
        ? `"${property}" belongs below "properties".`
        : `"${property}" is not known here. Properties of a trait stand below "properties".`,
      fixes: () => moveFix(node, document),
    };
  },
});

/** Only values on one line are moved: longer ones would need another indentation. */
function moveFix(node: YamlNode, document: YamlDocument): readonly Fix[] {
  const pair = node.parent;
  if (pair?.kind !== 'pair') return [];
  const raw = document.text.slice(node.range.start, node.range.end);
  const key = keyText(pair);
  if (/[\r\n]/.test(raw) || key === undefined) return [];
  const value = { map: [{ key, value: { raw } }] };
  const title = 'Move it below "properties"';
  const properties = pairOf(pair.parent, 'properties');
  if (properties === undefined) {
    const edits = [renameKey(pair, 'properties'), replaceValue(document, node, value)];
    return fixOf(title, edits, 'choice');
  }
  const insertion = insertPairs(document, properties.value, value.map);
  return fixOf(title, [removePair(document, pair), insertion], 'choice');
}
