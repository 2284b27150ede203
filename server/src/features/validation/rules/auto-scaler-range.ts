// An auto-scaler whose limits contradict each other.
import {
  attachedTraitsNamed,
  propertyNamed,
  valueViolations,
  type AttachedTrait,
} from '../attached-properties.ts';
import { defineRule, type Finding } from '../rule.ts';

export const rule = defineRule({
  code: 'auto-scaler-range',
  number: 'R165',
  title: '"maximum" is at least "minimum", which is at least 1.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  check: ({ resource, report }) => {
    for (const attached of attachedTraitsNamed(resource, 'auto-scaler')) {
      for (const { name, violation } of valueViolations(attached)) {
        if (violation.keyword !== 'minimum' || (name !== 'minimum' && name !== 'maximum')) continue;
        report({ at: violation.at, message: `"${name}" must be at least 1.` });
      }
      const finding = crossedLimits(attached);
      if (finding !== undefined) report(finding);
    }
  },
});

/** Greatest number of replicas where none is given, as the documents of the runtime say. */
const DEFAULT_MAXIMUM = 10;

function crossedLimits({ part }: AttachedTrait): Finding | undefined {
  const minimum = propertyNamed(part, 'minimum')?.value;
  const maximum = propertyNamed(part, 'maximum')?.value;
  const least = minimum?.value;
  const most = maximum === undefined ? DEFAULT_MAXIMUM : maximum.value;
  if (minimum === undefined || typeof least !== 'number' || typeof most !== 'number')
    return undefined;
  if (most >= least) return undefined;
  if (maximum !== undefined) {
    return {
      at: maximum.node,
      message: `"maximum" must not be less than "minimum", which is ${least}.`,
      related: [{ at: minimum.node, message: 'The minimum' }],
    };
  }
  return {
    at: minimum.node,
    message: `"minimum" is more than the default of "maximum", which is ${DEFAULT_MAXIMUM}. Set "maximum" as well.`,
    severity: 'warning',
  };
}
