// The finding for a required field that is missing: at the misspelt key where there is one, else at the parent's key.
import { nearest } from '../../base/nearest.ts';
import { propertiesOf, schemaAtPath, schemaById } from '../../schema/schema-view.ts';
import { schemaIdOfResource } from '../../workspace/schema-at.ts';
import { keyText, pathOf, resolveAlias } from '../../yaml/access.ts';
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
  const slip = misspeltKey(violation.node, name, { context, alsoWritten });
  const graded = severity === undefined ? {} : { severity };
  if (slip !== undefined) {
    const written = keyText(slip) ?? '';
    const title = `Change "${written}" to "${name}"`;
    return {
      ...graded,
      // The same token as the unknown key has, so that the mistake is reported once.
      at: slip.key,
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

interface SlipSearch {
  readonly context: RuleContext;
  readonly alsoWritten: readonly string[];
}

/** A key of the mapping that the schema does not know and that was meant to be `name`. */
function misspeltKey(
  node: YamlNode,
  name: string,
  { context, alsoWritten }: SlipSearch,
): YamlPair | undefined {
  const map = resolveAlias(node);
  const id = schemaIdOfResource(context.resource);
  const whole = id === undefined ? undefined : schemaById(id);
  const view = whole === undefined ? undefined : schemaAtPath(whole, pathOf(node));
  if (map?.kind !== 'map' || view === undefined) return undefined;
  const known = propertiesOf(view).map((property) => property.name);
  const present = map.pairs.map(keyText);
  const free = known.filter((key) => !present.includes(key));
  return map.pairs.find((pair) => {
    const key = keyText(pair);
    if (key === undefined || known.includes(key)) return false;
    return alsoWritten.includes(key) || nearest(key, free) === name;
  });
}
