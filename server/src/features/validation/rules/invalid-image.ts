// An image that no registry could have.
import { textIn } from '../../../model/field.ts';
import { faultOfImage, withLowerCasePath } from '../../../model/image-syntax.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'invalid-image',
  number: 'R055',
  title: 'An image has the form [registry/]path[:tag][@digest].',
  level: 'error',
  roles: ['component'],
  docs: {
    why: `What is not of this form cannot be asked for at a registry, so the container never starts.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: Example/Spool latest
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
`,
  },
  claims: [{ at: 'spec.containers[].image', keywords: ['pattern'] }],
  onViolation: ({ at, node }) => {
    const text = textIn(node) ?? '';
    // An empty image is reported as missing.
    if (text === '') return undefined;
    const meant = withLowerCasePath(text);
    const fault = faultOfImage(text) ?? `"${text}" does not have the right form.`;
    return {
      at,
      message: `${fault} An image is [registry/]path[:tag][@digest].`,
      fixes: () => (meant === undefined ? [] : changeFix(node, meant, 'choice')),
    };
  },
});
