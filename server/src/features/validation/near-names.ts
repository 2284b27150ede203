// Names that are near to one that nothing declares: in words, and as quick fixes.
import { nearest } from '../../base/nearest.ts';
import type { Fix } from '../../model/problem.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { changeFix } from './value-fixes.ts';

/** `Did you mean "x"?`, or another sentence where no name is near. */
export function nearHint(name: string, names: readonly string[], otherwise: string): string {
  const meant = nearest(name, names);
  return meant === undefined ? otherwise : `Did you mean "${meant}"?`;
}

/** Writes the nearest name; certain only when no other is near. */
export function nearNameFix(
  node: YamlNode,
  name: string,
  names: readonly string[],
): readonly Fix[] {
  const meant = nearest(name, names);
  if (meant === undefined) return [];
  const others = names.filter((other) => other !== meant);
  return changeFix(node, meant, nearest(name, others) === undefined ? 'safe' : 'choice');
}

/** `It has "a" and "b".`, shortened for long lists. */
export function listNames(start: string, names: readonly string[], none: string): string {
  const unique = [...new Set(names)];
  if (unique.length === 0) return none;
  const shown = unique.slice(0, MAX_SHOWN).map((name) => `"${name}"`);
  const rest = unique.length - shown.length;
  const all = rest > 0 ? [...shown, `${String(rest)} more`] : shown;
  const last = all.at(-1) ?? '';
  return `${start} ${all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`}.`;
}

/** A message is read at one glance. */
const MAX_SHOWN = 8;
