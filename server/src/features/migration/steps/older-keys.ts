// Keys that the draft's examples write where the new version has another, such as `os` for `osType`.
import { OLDER_KEYS } from '../../../model/older-keys.ts';
import { propertiesOf } from '../../../schema/schema-view.ts';
import { schemaInDialect } from '../../../workspace/field-history.ts';
import { keyText, pairOf, pathOf, resolveAlias } from '../../../yaml/access.ts';
import { renameKey } from '../../../yaml/edit.ts';
import type { YamlMap, YamlNode } from '../../../yaml/nodes.ts';
import type { Note, Rewrite, Subject } from '../step.ts';

export function* olderKeyStep({ resource, to }: Subject): Generator<Rewrite | Note> {
  for (const [pattern, newKey] of Object.entries(OLDER_KEYS)) {
    const segments = pattern.split('.');
    const oldKey = segments.at(-1) ?? '';
    for (const map of mapsAt(resource.root, segments.slice(0, -1))) {
      const pair = map.pairs.find((each) => keyText(each) === oldKey);
      if (pair === undefined) continue;
      const schema = schemaInDialect(to, resource.role, pathOf(map));
      const known = schema === undefined ? [] : propertiesOf(schema).map(({ name }) => name);
      if (known.includes(oldKey) || !known.includes(newKey)) continue;
      if (pairOf(map, newKey) === undefined) yield { edits: [renameKey(pair, newKey)] };
      else {
        const message = `"${oldKey}" is not read beside "${newKey}": keep one of both.`;
        yield { path: [...pathOf(map), oldKey], message };
      }
    }
  }
}

/** The mappings at a path; a list counts as its items, and a mapping as a list of one. */
function mapsAt(node: YamlNode | undefined, segments: readonly string[]): readonly YamlMap[] {
  const value = resolveAlias(node);
  const [segment, ...rest] = segments;
  if (value === undefined) return [];
  if (segment === undefined) {
    if (value.kind === 'seq') return value.items.flatMap((item) => mapsAt(item, []));
    return value.kind === 'map' ? [value] : [];
  }
  if (value.kind === 'seq') return value.items.flatMap((item) => mapsAt(item, segments));
  return mapsAt(pairOf(value, segment.replace('[]', ''))?.value, rest);
}
