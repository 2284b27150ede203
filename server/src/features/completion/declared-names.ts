// Names that the workspace declares, shortened to a list that a client can show.
import { subsequenceScore } from '../../base/subsequence.ts';
import { basenameOfUri } from '../../base/uri.ts';
import type { DocumentSite } from '../../workspace/workspace.ts';
import type { Place } from './place.ts';

/** Typing on brings the others: answers with names are never complete. */
const MAX_NAMES = 200;

/**
 * One entry for each text, in the order of the alphabet. Of more than a client can show, those that
 * have the typed letters are kept.
 */
export function shortList<T>(
  { slot }: Place,
  candidates: readonly T[],
  textOf: (candidate: T) => string,
): readonly T[] {
  const byText = new Map<string, T>();
  for (const candidate of candidates) {
    const text = textOf(candidate);
    if (!byText.has(text)) byText.set(text, candidate);
  }
  const texts = [...byText.keys()];
  const fitting =
    texts.length <= MAX_NAMES
      ? texts
      : texts.filter((text) => subsequenceScore(slot.typed, text) !== undefined);
  const shown = fitting.sort((a, b) => (a < b ? -1 : 1)).slice(0, MAX_NAMES);
  return shown.flatMap((text) => byText.get(text) ?? []);
}

/** Where something is declared, in a few words. */
export function whereFrom({ file, document }: Place, site: DocumentSite): string {
  if (site.document === document) return 'this document';
  const isHere = file.documents.some((placed) => placed.document === site.document);
  return isHere ? 'this file' : basenameOfUri(site.uri);
}
