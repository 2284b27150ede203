// An image without a digest.
import { parseImageReference } from '../../../model/image-reference.ts';
import { faultOfImage } from '../../../model/image-syntax.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'image-without-digest',
  number: 'R057',
  title: 'Images carry a digest.',
  level: 'off',
  roles: ['component'],
  docs: {
    why: `A tag can be moved to another content, a digest cannot. The draft demands a digest and the release recommends one, yet hardly any document has it, so this rule is off unless it is asked for.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
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
  check: ({ resource, dialect, report }) => {
    for (const { image } of resource.containers) {
      const parsed = image?.value === undefined ? undefined : parseImageReference(image.value);
      if (image === undefined || parsed === undefined || parsed.digest !== undefined) continue;
      if (faultOfImage(image.value ?? '') !== undefined) continue;
      const word = dialect.facts.imageDigest === 'must' ? 'must' : 'should';
      report({
        at: image.node,
        message: `This image ${word} carry a digest, "@sha256:" and 64 hexadecimal digits.`,
      });
    }
  },
});
