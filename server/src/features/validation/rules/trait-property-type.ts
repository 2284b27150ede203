// A property of a trait with a value that its definition does not allow.
import { valueViolations, type AttachedTrait } from '../attached-properties.ts';
import { fewestFindings, traitCandidates } from '../definitions.ts';
import { valueFinding } from '../property-findings.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { YamlDocument } from '../../../yaml/nodes.ts';

export const rule = defineRule({
  code: 'trait-property-type',
  number: 'R162',
  title: 'Values of trait properties have the type that the trait declares.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const instance of context.resource.components) {
      for (const part of instance.traits) {
        const candidates = traitCandidates(part, instance, context);
        const found = fewestFindings(candidates, (attached) =>
          findingsFor(attached, context.document),
        );
        for (const finding of found) context.report(finding);
      }
    }
  },
});

function findingsFor(attached: AttachedTrait, document: YamlDocument): readonly Finding[] {
  const { builtIn, definedAt } = attached;
  return valueViolations(attached).flatMap((property): Finding[] => {
    const { keyword, pattern } = property.violation;
    // Ranges of what is built in have rules of their own, with the reason for the bound.
    const isRange = keyword === 'minimum' || keyword === 'maximum';
    const known = builtIn?.properties.properties ?? {};
    if (isRange && Object.hasOwn(known, pattern) && known[pattern]?.[keyword] !== undefined) {
      return [];
    }
    const { isDigits, ...finding } = valueFinding(property, document);
    const related = definedAt === undefined ? [] : [definedAt];
    return [{ ...finding, related, ...(isDigits ? { severity: 'warning' as const } : {}) }];
  });
}
