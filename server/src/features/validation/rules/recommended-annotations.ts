// A document without the annotations that the release recommends.
import { anchorOf } from '../../../model/field.ts';
import { pairOf, resolveAlias } from '../../../yaml/access.ts';
import { defineRule } from '../rule.ts';
import { addPairsFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'recommended-annotations',
  number: 'R025',
  title: 'Documents say their version and what they are about.',
  level: 'off',
  check: ({ document, resource, dialect, report }) => {
    const { metadata } = resource;
    if (metadata === undefined || dialect.facts.descriptionIn !== 'annotations') return;
    if (resolveAlias(metadata.node)?.kind !== 'map') return;
    const written = pairOf(metadata.node, 'annotations');
    const missing = ['version', 'description'].filter(
      (key) =>
        pairOf(written?.value, key) === undefined && pairOf(metadata.node, key) === undefined,
    );
    if (missing.length === 0) return;
    const pairs = missing.map((key, index) => ({
      key,
      value: { raw: key === 'version' ? '"${1:0.1.0}"' : `$${String(index + 1)}` },
    }));
    report({
      at: written?.key ?? anchorOf(metadata.node),
      message: `${missing.length > 1 ? 'Annotations' : 'An annotation'} ${missing.map((key) => `"${key}"`).join(' and ')} would help readers and tools.`,
      fixes: () =>
        written === undefined
          ? addPairsFix(document, metadata.node, [{ key: 'annotations', value: { map: pairs } }])
          : addPairsFix(document, written.value, pairs),
    });
  },
});
