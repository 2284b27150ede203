// A property that a scope does not have, by its definition in the workspace or in the catalog.
import { fewestFindings, scopeCandidates } from '../definitions.ts';
import { unknownPropertyFindings } from '../property-findings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-scope-property',
  number: 'R181',
  title: 'Properties of a scope are ones that its type has.',
  level: 'warning',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const part of context.resource.scopes) {
      const found = fewestFindings(scopeCandidates(part, context), (attached) =>
        unknownPropertyFindings(attached, context.document),
      );
      for (const finding of found) context.report(finding);
    }
  },
});
