// Checks a document against its JSON Schema and says which node breaks it.
import { nearest } from '../../base/nearest.ts';
import { anchorOf, isTemplated } from '../../model/field.ts';
import { violationsOf, type Violation } from '../../schema/validate.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import { nodeAtPath, pairOf } from '../../yaml/access.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';
import type { JsonValue } from '../../yaml/to-value.ts';
import type { LocatedViolation } from './rule.ts';

/** Every violation of the schema, located; those inside template text are left out. */
export function locatedViolations(
  schemaId: string,
  document: YamlDocument,
  value: JsonValue,
): readonly LocatedViolation[] {
  const found: LocatedViolation[] = [];
  const violations = violationsOf(schemaId, value);
  const unknown = unknownKeysIn(violations);
  for (const violation of violations) {
    if (isMisspelt(violation, unknown)) continue;
    const located = locate(violation, document);
    if (located !== undefined) found.push(located);
  }
  return found;
}

/** The keys that nobody knows, by the path of the map that they stand in. */
function unknownKeysIn(violations: readonly Violation[]): ReadonlyMap<string, readonly string[]> {
  const unknown = new Map<string, string[]>();
  for (const { keyword, property, path } of violations) {
    if (keyword !== 'additionalProperties' || property === undefined) continue;
    const holder = path.join('\n');
    const known = unknown.get(holder);
    if (known === undefined) unknown.set(holder, [property]);
    else known.push(property);
  }
  return unknown;
}

/** A required key that is only misspelt is one mistake, and the misspelt key is where it is. */
function isMisspelt(
  { keyword, property, path }: Violation,
  unknown: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (keyword !== 'required' || property === undefined) return false;
  const beside = unknown.get(path.join('\n')) ?? [];
  return beside.some((key) => nearest(key, [property]) !== undefined);
}

function locate(violation: Violation, document: YamlDocument): LocatedViolation | undefined {
  const holder = nodeAtPath(document.root, violation.path);
  if (holder === undefined || isTemplated(holder)) return undefined;
  const { property } = violation;
  if (property === undefined) {
    return {
      ...violation,
      node: holder,
      at: valueRange(holder),
      pattern: patternOf(violation.path),
    };
  }
  const pattern = patternOf([...violation.path, property]);
  if (violation.keyword === 'required') {
    return { ...violation, node: holder, at: anchorOf(holder), pattern };
  }
  const pair = pairOf(holder, property);
  // While a document is broken, a key without its colon is an unfinished word, not an unknown key.
  if (!pair?.hasColon) return undefined;
  return { ...violation, node: pair.value, at: pair.key.range, pattern };
}

/** Nothing can be marked where a value is missing, so its key is. */
function valueRange(node: YamlNode): { start: number; end: number } {
  return node.range.end > node.range.start ? node.range : anchorOf(node);
}
