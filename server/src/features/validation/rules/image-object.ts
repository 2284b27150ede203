// An image written as a mapping of name and digest.
import { imageTextOf } from '../../../model/image-reference.ts';
import { isNull, resolveAlias } from '../../../yaml/access.ts';
import { replaceMapByText } from '../../../yaml/edit-move.ts';
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
    const text = imageTextOf(map);
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
