// Complete resources for a document in which nothing stands yet: one for each kind of each API version.
import { dialects } from '../../model/dialects/registry.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import { workloadTypeName, workloadTypesFor } from '../../model/catalog/catalog.ts';
import { schemaById } from '../../schema/schema-view.ts';
import { usualKeys } from './hints.ts';
import type { Draft } from './item.ts';
import { isJsonFile, type Place } from './place.ts';
import { sketchOf, type SketchHints } from './sketch.ts';
import { startWriting, writeValue, type Layout } from './write.ts';

/** The resources, those of the current API version first. */
export function resourceDrafts(place: Place): readonly Draft[] {
  return dialects.flatMap((dialect) =>
    Object.keys(dialect.kinds).flatMap((kind) => resourceDraft(place, dialect, kind)),
  );
}

function resourceDraft(place: Place, dialect: Dialect, kind: string): readonly Draft[] {
  const info = dialect.kinds[kind];
  const view = info && schemaById(info.schemaId);
  if (info === undefined || view === undefined) return [];
  const sketch = sketchOf(view, '', hintsFor(dialect, info.role));
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

function hintsFor(dialect: Dialect, role: Parameters<typeof usualKeys>[0]): SketchHints {
  const coreTypes = workloadTypesFor(dialect.group).filter(({ tier }) => tier === 'core');
  return {
    namesAt: (pattern) => (pattern === 'spec.workloadType' ? coreTypes.map(workloadTypeName) : []),
    canName: () => true,
    usualKeys: (pattern) => usualKeys(role, pattern),
  };
}
