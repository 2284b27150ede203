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
  docs: {
    why: `The annotations \`version\` and \`description\` tell people what they look at, and tools which release it is. A document without a version counts as \`0.1.0\`. Nothing depends on them, so this rule is off unless it is asked for.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thesaurus
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/thesaurus:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thesaurus
  annotations:
    version: "1.0.0"
    description: Finds words of the same meaning
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/thesaurus:1.0.0
`,
  },
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
