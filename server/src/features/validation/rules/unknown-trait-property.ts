// A property that a trait does not have, by its definition in the workspace or in the catalog.
import { fewestFindings, traitCandidates } from '../definitions.ts';
import { unknownPropertyFindings } from '../property-findings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-trait-property',
  number: 'R161',
  title: 'Properties are ones that the trait has.',
  level: 'warning',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const instance of context.resource.components) {
      for (const part of instance.traits) {
        const candidates = traitCandidates(part, instance, context);
        const found = fewestFindings(candidates, (attached) =>
          unknownPropertyFindings(attached, context.document),
        );
        for (const finding of found) context.report(finding);
      }
    }
  },
});
