// A container without a name.
import { isNull } from '../../../yaml/access.ts';
import { describeViolation, kindOfNode } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';
import { quoteFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'missing-container-name',
  number: 'R051',
  title: 'Every container has a name.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: `The name tells the containers of a component apart: in logs, in the cluster and for traits. A component with a nameless container is refused.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - image: example/spool:1.0.0
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
  claims: [
    { at: 'spec.containers[].name', keywords: ['required', 'minLength', 'type'] },
    { at: 'spec.containers[]', keywords: ['type'] },
  ],
  onViolation: (violation, context) => {
    const { at, keyword, node, pattern } = violation;
    if (pattern === 'spec.containers[]') {
      return {
        at,
        message: `A container is a mapping with "name" and "image", not ${kindOfNode(node)}.`,
      };
    }
    if (keyword === 'required') {
      return missingFieldFinding(violation, context, { message: 'This container has no "name".' });
    }
    if (keyword === 'minLength' || isNull(node)) {
      return { at, message: 'The name of this container is empty.' };
    }
    return {
      at,
      message: describeViolation(violation),
      fixes: () => quoteFix(node, context.document),
    };
  },
});
