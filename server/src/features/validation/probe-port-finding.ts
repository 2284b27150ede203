// What is wrong with the port of a probe, which must be a number even where the port has a name.
import { textIn } from '../../model/field.ts';
import type { ComponentResource } from '../../model/resource.ts';
import { containerAround } from './container-parts.ts';
import { describeViolation } from './describe-violation.ts';
import type { Finding, LocatedViolation, RuleContext } from './rule.ts';
import { changeFix, unquoteNumberFix } from './value-fixes.ts';

/** The finding for a port of the wrong type or out of range. */
export function probePortFinding(
  violation: LocatedViolation,
  context: RuleContext<ComponentResource>,
): Finding {
  const { at, node, keyword } = violation;
  if (keyword !== 'type') return { at, message: 'Port numbers go from 1 to 65535.' };
  const name = textIn(node);
  const declared = containerAround(violation, context.resource)?.ports;
  const number = declared?.find((port) => port.name?.value === name)?.containerPort?.value;
  if (name === undefined || number === undefined) {
    return { at, message: describeViolation(violation), fixes: () => unquoteNumberFix(node) };
  }
  return {
    at,
    message: `A probe does not know ports by name. The number of "${name}" is ${String(number)}.`,
    fixes: () => changeFix(node, number),
  };
}
