// Properties of traits and scopes by name, with the variables of the configuration put in.
import type { NamedValue } from '../model/resource.ts';
import { mapByName, type RenderedEntry, type RenderedMap } from './rendered-node.ts';
import { placeIn, type SourceDocument } from './source-document.ts';
import { renderedValue, type VariableValues } from './values.ts';

/**
 * Properties under the names that the catalog gives them, `aliases` being the other spellings it
 * knows. Of several with one name the last one counts, as in the reference implementation.
 */
export function namedProperties(
  properties: readonly NamedValue[],
  source: SourceDocument,
  variables: VariableValues,
  aliases: Readonly<Record<string, string>> = {},
): RenderedMap {
  const entries = new Map<string, RenderedEntry>();
  for (const { name, value } of properties) {
    if (name?.value === undefined || value === undefined) continue;
    const written = name.value;
    const rendered = renderedValue(value.written, {
      source,
      variables,
      what: 'property',
      name: written,
    });
    if (rendered === undefined) continue;
    const key = Object.hasOwn(aliases, written) ? (aliases[written] ?? written) : written;
    // The keys of a map have no order, so there the spelling of the catalog wins.
    const { parent } = name.node;
    const isKey = parent?.kind === 'pair' && parent.key === name.node;
    if (isKey && key !== written && entries.has(key)) continue;
    const place = placeIn(source, name.node.range);
    const step = { what: 'property', name: written, owner: source.label, place } as const;
    const keyOrigin = { kind: 'source', how: 'exact', steps: [step], also: [] } as const;
    entries.set(key, { key, keyOrigin, value: rendered });
  }
  return mapByName([...entries.values()]);
}
