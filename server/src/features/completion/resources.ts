// Complete resources for a document in which nothing stands yet: one for each kind of each API version.
import { dialects } from '../../model/dialects/registry.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import type { Draft } from './item.ts';
import { isJsonFile, type Place } from './place.ts';
import { resourceSketch } from '../../model/resource-sketch.ts';
import { startWriting, writeValue, type Layout } from '../../model/sketch-text.ts';

/** The resources, those of the current API version first. */
export function resourceDrafts(place: Place): readonly Draft[] {
  return dialects.flatMap((dialect) =>
    Object.keys(dialect.kinds).flatMap((kind) => resourceDraft(place, dialect, kind)),
  );
}

function resourceDraft(place: Place, dialect: Dialect, kind: string): readonly Draft[] {
  const sketch = resourceSketch(dialect, kind);
  if (sketch === undefined) return [];
  const writing = startWriting(layoutOf(place));
  const text = writeValue(writing, sketch, place.slot.indent);
  const isCurrent = dialect.successor === undefined;
  return [
    {
      label: isCurrent ? kind : `${kind} (${dialect.label})`,
      kind: 'resource',
      detail: dialect.apiVersion,
      text,
      format: writing.stops > 0 ? 'snippet' : 'plain',
      ...(isCurrent ? {} : { status: 'deprecated' as const }),
      data: { of: 'kind', apiVersion: dialect.apiVersion, kind },
    },
  ];
}

/** A new JSON file has no bracket yet that would tell its style. */
function layoutOf(place: Place): Layout {
  const layout = place.layout;
  return isJsonFile(place.file) ? { ...layout, style: 'json', flow: 'lines' } : layout;
}
