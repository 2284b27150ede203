// An image written as a mapping of name and digest.
import { textField } from '../../../model/field.ts';
import { isNull, pairOf, resolveAlias } from '../../../yaml/access.ts';
import { replaceMapByText } from '../../../yaml/edit-move.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { describeViolation } from '../describe-violation.ts';
import { defineRule } from '../rule.ts';
import { fixOf, quoteFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'image-object',
  number: 'R054',
  title: 'An image is text.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  docs: {
    why: `Examples of the specification write an image as a mapping, its tables say text. Rudr takes text only. \`name@digest\` says the same.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image:
        name: example/spool:1.0.0
        digest: sha256:6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0@sha256:6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b
`,
  },
  claims: [{ at: 'spec.containers[].image', keywords: ['type'] }],
  onViolation: (violation, { document }) => {
    const { node, at } = violation;
    // An image that is left out is reported as missing.
    if (isNull(node)) return undefined;
    const map = resolveAlias(node);
    if (map?.kind !== 'map') {
      return {
        at,
        message: describeViolation(violation),
        severity: 'error',
        fixes: () => quoteFix(node, document),
      };
    }
    const text = textOf(map);
    return {
      at: node.parent?.kind === 'pair' && node === map ? node.parent.key : node,
      message: `An image is text${text === undefined ? ', not a mapping' : `: "name@digest" in place of the mapping`}.`,
      fixes: () =>
        text === undefined || node !== map
          ? []
          : fixOf('Write the image as text', [replaceMapByText(document, map, text)]),
    };
  },
});

/** The mapping as text; undefined where it has other keys, or none that is a name. */
function textOf(node: YamlNode): string | undefined {
  const map = resolveAlias(node);
  const name = textField(node, 'name')?.value;
  if (map?.kind !== 'map' || name === undefined || name === '') return undefined;
  const parts = ['name', 'tag', 'digest'].filter((key) => pairOf(node, key) !== undefined);
  if (parts.length < map.pairs.length) return undefined;
  const tag = textField(node, 'tag')?.value;
  const digest = textField(node, 'digest')?.value;
  if (parts.includes('tag') && tag === undefined) return undefined;
  if (parts.includes('digest') && digest === undefined) return undefined;
  return `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
