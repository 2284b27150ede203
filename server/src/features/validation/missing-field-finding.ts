// The finding for a required field that is missing: at the key written for it where there is one, else at the parent's key.
import { keyText, resolveAlias } from '../../yaml/access.ts';
import { renameKey } from '../../yaml/edit.ts';
import type { YamlNode, YamlPair } from '../../yaml/nodes.ts';
import { addFieldFix } from './field-fix.ts';
import type { Finding, LocatedViolation, RuleContext } from './rule.ts';
import { fixOf } from './value-fixes.ts';

/** What to say of a missing field. */
export interface MissingField {
  /** Where no key was meant to be the missing one. */
  readonly message: string;
  readonly severity?: Finding['severity'];
  /** Other keys that are known to be written for it. */
  readonly alsoWritten?: readonly string[];
}

/** A finding for a claimed `required` violation, with the fix that renames or adds the key. */
export function missingFieldFinding(
  violation: LocatedViolation,
  context: RuleContext,
  { message, severity, alsoWritten = [] }: MissingField,
): Finding {
  const name = violation.property ?? '';
  const slip = olderKey(violation.node, alsoWritten);
  const graded = severity === undefined ? {} : { severity };
  if (slip !== undefined) {
    const written = keyText(slip) ?? '';
    const title = `Change "${written}" to "${name}"`;
    return {
      ...graded,
      at: slip.key,
      // The same token, and the same mistake.
      insteadOf: ['unknown-key'],
      message: `The key is "${name}", not "${written}".`,
      fixes: () => fixOf(title, [renameKey(slip, name)]),
    };
  }
  return {
    ...graded,
    at: violation.at,
    message,
    fixes: () => addFieldFix(context, violation.node, [name]),
  };
}

/** A key that is written where `name` is due; keys that are only misspelt are reported as such. */
function olderKey(node: YamlNode, alsoWritten: readonly string[]): YamlPair | undefined {
  const map = resolveAlias(node);
  if (map?.kind !== 'map') return undefined;
  return map.pairs.find((pair) => alsoWritten.includes(keyText(pair) ?? ''));
}
