// A trait without a property that its definition requires.
import { isNull, pairOf } from '../../../yaml/access.ts';
import type { TraitAttachment } from '../../../model/resource.ts';
import { fewestFindings, traitCandidates } from '../definitions.ts';
import { missingPropertyFindings } from '../property-findings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-trait-property',
  number: 'R158',
  title: 'Every property that a trait requires is given.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const instance of context.resource.components) {
      for (const part of instance.traits) {
        const candidates = traitCandidates(part, instance, context);
        if (isGivenElsewhere(part)) continue;
        const found = fewestFindings(candidates, (attached) =>
          missingPropertyFindings(attached, context.document),
        );
        // Runtimes fill in what an ingress lacks; early documents write properties as a list.
        const isTolerated =
          candidates.some(({ builtIn }) => builtIn?.name === 'ingress') ||
          part.propertiesField?.node.kind === 'seq';
        for (const finding of found) {
          context.report(isTolerated ? { ...finding, severity: 'warning' } : finding);
        }
      }
    }
  },
});

/** True where the values stand under another key, or are no mapping: both are reported there. */
function isGivenElsewhere({ node, propertiesField }: TraitAttachment): boolean {
  if (pairOf(node, 'parameterValues') !== undefined) return true;
  return propertiesField?.node.kind === 'scalar' && !isNull(propertiesField.node);
}
