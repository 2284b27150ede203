// Which place of a document's text the cursor is at, and what could be written there, also while the text is broken.
import { nodeAtPath } from './access.ts';
import { BlockLines } from './block-lines.ts';
import { blockSlot } from './block-slot.ts';
import { flowSlot } from './flow-slot.ts';
import type { YamlDocument } from './nodes.ts';
import { emptySlot, type Slot } from './slot-model.ts';

/** What is at `offset` of the document. Never throws; an offset outside the text has no slot. */
export function slotAt(document: YamlDocument, offset: number): Slot {
  if (offset < 0 || offset > document.text.length || isInComment(document, offset)) {
    return emptySlot(offset);
  }
  const lines = new BlockLines(document.text);
  const slot = flowSlot(document, lines, offset) ?? blockSlot(lines, offset);
  return located(document, slot);
}

function located(document: YamlDocument, slot: Slot): Slot {
  const alternative = slot.alternative && located(document, slot.alternative);
  return { ...slot, node: nodeAtPath(document.root, slot.path), alternative };
}

function isInComment(document: YamlDocument, offset: number): boolean {
  return document.comments.some(({ range }) => range.start < offset && offset <= range.end);
}
