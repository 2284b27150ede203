// An auto-scaler that has nothing to follow, or a share that is no percentage.
import { pairOf } from '../../../yaml/access.ts';
import {
  attachedTraitsNamed,
  propertyNamed,
  unknownProperties,
  valueViolations,
  type AttachedTrait,
} from '../attached-properties.ts';
import { isReplaced } from '../variable-calls.ts';
import { addPairsFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'auto-scaler-metric',
  number: 'R164',
  title: 'An auto-scaler sets "cpu" or "memory", as a percentage.',
  level: 'warning',
  roles: ['configuration'],
  check: (context) => {
    const { resource, document, report } = context;
    for (const attached of attachedTraitsNamed(resource, 'auto-scaler')) {
      const { part } = attached;
      for (const { name, violation } of valueViolations(attached)) {
        if (!isMetric(name) || !['minimum', 'maximum'].includes(violation.keyword)) continue;
        report({ at: violation.at, message: `"${name}" is a percentage, from 1 to 100.` });
      }
      if (mayFollow(attached)) continue;
      const written = part.propertiesField?.written;
      report({
        at: part.propertiesField?.key ?? part.type?.node ?? part.name?.node ?? part.node,
        message: 'This auto-scaler has nothing to follow: set "cpu", "memory" or both, in percent.',
        fixes: () => (written === undefined ? [] : addPairsFix(document, written, [CPU])),
      });
    }
  },
});

const METRICS = ['cpu', 'memory'];
const CPU = { key: 'cpu', value: { raw: '${1:50}' } };

/** Settings that stand elsewhere or are misspelt are reported as that. */
function mayFollow(attached: AttachedTrait): boolean {
  const { part } = attached;
  if (isReplaced(part.propertiesField?.node)) return true;
  const isMeant = unknownProperties(attached).some(
    ({ meant }) => meant !== undefined && isMetric(meant),
  );
  const isGiven = METRICS.some((name) => propertyNamed(part, name) !== undefined);
  const elsewhere = ['parameterValues', ...METRICS];
  return isMeant || isGiven || elsewhere.some((key) => pairOf(part.node, key) !== undefined);
}

function isMetric(name: string): boolean {
  return METRICS.includes(name);
}
