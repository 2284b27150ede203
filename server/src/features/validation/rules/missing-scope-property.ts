// A scope without a property that its definition requires.
import { isNull, pairOf } from '../../../yaml/access.ts';
import { fewestFindings, scopeCandidates } from '../definitions.ts';
import { missingPropertyFindings } from '../property-findings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-scope-property',
  number: 'R180',
  title: 'Every property that a scope requires is given.',
  level: 'error',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const part of context.resource.scopes) {
      // The values stand under another key, which is reported there.
      if (pairOf(part.node, 'parameterValues') !== undefined) continue;
      const field = part.propertiesField;
      if (field?.node.kind === 'scalar' && !isNull(field.node)) continue;
      const found = fewestFindings(scopeCandidates(part, context), (attached) =>
        missingPropertyFindings(attached, context.document),
      );
      for (const finding of found) context.report(finding);
    }
  },
});
