// What sketches know beyond the schema: names of the catalog, and keys that hardly anybody leaves out.
import { dialects } from '../../model/dialects/registry.ts';
import { usualKeys } from '../../model/resource-sketch.ts';
import type { YamlPath } from '../../yaml/access.ts';
import { isNameOfDocument, namesAt } from './names.ts';
import { hasOpenKind, type Place } from './place.ts';
import type { SketchHints } from '../../model/sketch.ts';

/** More names than these make no list to choose from at a tab stop. */
const MAX_CHOICES = 40;

/** The hints for a place. */
export function hintsAt(place: Place): SketchHints {
  const role = place.resource?.role ?? 'unknown';
  return {
    namesAt: (pattern) => {
      if (hasOpenKind(place) && pattern === 'kind') return kindNames(place);
      if (place.status === 'beginning' && pattern === 'apiVersion') return apiVersions();
      const names = namesAt(place, pathFor(pattern, place.slot.path));
      return names.slice(0, MAX_CHOICES).map(({ name }) => name);
    },
    canName: (pattern) =>
      !isNameOfDocument(place, pattern) ||
      namesAt(place, pathFor(pattern, place.slot.path)).length > 0,
    usualKeys: (pattern) => usualKeys(role, pattern),
  };
}

/** A path of that pattern: as far as it leads along the cursor's own path, with the same list positions. */
function pathFor(pattern: string, near: YamlPath): YamlPath {
  const segments = pattern
    .split('.')
    .flatMap((part): (string | number)[] =>
      part.split(/(?=\[\])/).map((each) => (each === '[]' ? 0 : each)),
    );
  let isAlong = true;
  return segments.map((segment, index) => {
    const other = near[index];
    if (typeof segment === 'string') isAlong &&= other === segment;
    else if (isAlong && typeof other === 'number') return other;
    return segment;
  });
}

/** The kinds that can be written, those of the document's API version or of all. */
export function kindNames({ status, dialect }: Place): readonly string[] {
  const from = status === 'beginning' ? dialects : [dialect];
  return [...new Set(from.flatMap(({ kinds }) => Object.keys(kinds)))];
}

/** Every API version, the current one first. */
export function apiVersions(): readonly string[] {
  return dialects.map(({ apiVersion }) => apiVersion);
}
