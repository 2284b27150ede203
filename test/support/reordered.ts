// Specs written in another order: the same files, documents and keys, each of them elsewhere.
import { isMap, isNode, parseAllDocuments, visit, type Document } from 'yaml';
import { shuffled, type Random } from './random.ts';

/** How to write a set: with what shuffled, or printed without a change, to compare with. */
export type Order = Random | 'as-written';

/**
 * The set with its files, its documents and the keys of its maps in another order. A document whose
 * order says something, because of anchors, keys that stand twice or broken text, keeps its keys.
 */
export function reordered(
  texts: ReadonlyMap<string, string>,
  order: Order,
): ReadonlyMap<string, string> {
  const files = [...texts].map(([uri, text]) => [uri, reorderedText(text, order)] as const);
  return new Map(order === 'as-written' ? files : shuffled(files, order));
}

function reorderedText(text: string, order: Order): string {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents) || documents.some(isBroken)) return text;
  const printed = documents.map((document) => {
    if (order !== 'as-written') shuffleKeys(document, order);
    document.directives.docStart = null;
    return document.toString({ lineWidth: 0 });
  });
  return (order === 'as-written' ? printed : shuffled(printed, order)).join('---\n');
}

function isBroken({ errors, contents }: Document): boolean {
  return errors.length > 0 || !isNode(contents);
}

function shuffleKeys(document: Document, random: Random): void {
  let isOrdered = false;
  visit(document, {
    Alias: () => {
      isOrdered = true;
    },
  });
  if (isOrdered) return;
  visit(document, {
    Map: (_key, map) => {
      if (isMap(map)) map.items = shuffled(map.items, random);
    },
  });
}
