// A property of a scope with a value that its definition does not allow.
import { textIn } from '../../../model/field.ts';
import { replaceValue, scalarSource } from '../../../yaml/edit.ts';
import { valueViolations, type PropertyViolation } from '../attached-properties.ts';
import { fewestFindings, scopeCandidates } from '../definitions.ts';
import { valueFinding } from '../property-findings.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule, type Finding, type LocatedViolation } from '../rule.ts';
import type { YamlDocument } from '../../../yaml/nodes.ts';

export const rule = defineRule({
  code: 'scope-property-value',
  number: 'R182',
  title: 'Values of scope properties have the right type and range.',
  level: 'warning',
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const part of context.resource.scopes) {
      const found = fewestFindings(scopeCandidates(part, context), (attached) =>
        valueViolations(attached).map((property) => ({
          ...findingFor(property, context.document),
          related: attached.definedAt === undefined ? [] : [attached.definedAt],
        })),
      );
      for (const finding of found) context.report(finding);
    }
  },
});

function findingFor(property: PropertyViolation, document: YamlDocument): Finding {
  const { isDigits: _, ...finding } = valueFinding(property, document);
  const items = listIn(property.violation);
  if (items === undefined) return finding;
  const { node } = property.violation;
  const edit = replaceValue(document, node, {
    list: items.map((raw) => ({ raw: scalarSource(raw) })),
  });
  return {
    ...finding,
    message: `"${property.name}" is a list, not text with commas.`,
    fixes: () => fixOf('Make it a list', [edit]),
  };
}

/** Names with commas between, where a list is due: the way early documents of Rudr describe it. */
function listIn({ node, types, path }: LocatedViolation): readonly string[] | undefined {
  const text = types.includes('array') && path.length === 0 ? textIn(node) : undefined;
  if (text === undefined) return undefined;
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
