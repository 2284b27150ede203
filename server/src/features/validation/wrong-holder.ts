// An amount written right where a mapping with `required` is due, such as `memory: 512M`.
import { isNull, resolveAlias } from '../../yaml/access.ts';
import { addFieldFix } from './field-fix.ts';
import { describeViolation } from './describe-violation.ts';
import type { Finding, LocatedViolation, RuleContext } from './rule.ts';
import { simpleScalar, wrapFix } from './value-fixes.ts';

/** The finding for a value that stands one level too high. */
export function wrongHolderFinding(
  violation: LocatedViolation,
  context: RuleContext,
  wanted: 'size' | 'number',
): Finding {
  const { at, node, pattern } = violation;
  const field = pattern.split('.').at(-1) ?? '';
  if (resolveAlias(node)?.kind !== 'scalar') return { at, message: describeViolation(violation) };
  const written = simpleScalar(node)?.value;
  const value = wanted === 'size' && typeof written === 'number' ? String(written) : written;
  return {
    at,
    message: `"${field}" is a mapping: the ${wanted} belongs below it, in "required".`,
    fixes: () => {
      if (isNull(node)) return addFieldFix(context, node, ['required']);
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      return wrapFix(context.document, node, { key: 'required', value });
    },
  };
}
