// Quick fixes for the problems of a document, and all safe ones at once.
import type { TextEdit } from '../../base/text-edit.ts';
import { containsRange, overlaps, shift, type TextRange } from '../../base/text-range.ts';
import type { EditsElsewhere, NewFile, Problem } from '../../model/problem.ts';
import type { PlacedDocument } from '../../workspace/spec-file.ts';
import { columnOf, lineBreakOf } from '../../yaml/edit.ts';

/** A fix with the problem it is for. Ranges count from the start of the file. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Edits of other documents; their ranges count from the start of those. */
  readonly elsewhere?: readonly EditsElsewhere[];
  readonly newFiles?: readonly NewFile[];
  readonly format: 'plain' | 'snippet';
  /** `preferred` is what the editor's auto-fix key applies. */
  readonly preference: 'preferred' | 'other';
  readonly problem: Problem;
}

/** The fixes for the problems that touch `within`, which counts from the start of the file. */
export function quickFixes(
  placed: PlacedDocument,
  problems: readonly Problem[],
  within: TextRange,
): readonly QuickFix[] {
  const touched = problems.filter((problem) =>
    overlaps(shift(problem.range, placed.start), within),
  );
  const fixes = touched.flatMap((problem) =>
    problem.fixes().map((fix, index): QuickFix => ({
      title: fix.title,
      edits: placeEdits(fix.edits, placed.start),
      ...(fix.elsewhere === undefined ? {} : { elsewhere: fix.elsewhere }),
      ...(fix.newFiles === undefined ? {} : { newFiles: fix.newFiles }),
      format: fix.format,
      preference: index === 0 && fix.safety === 'safe' ? 'preferred' : 'other',
      problem,
    })),
  );
  return [...fixes, ...touched.flatMap((problem) => silence(placed, problem))];
}

function placeEdits(edits: readonly TextEdit[], start: number): readonly TextEdit[] {
  return edits.map(({ range, newText }) => ({ range: shift(range, start), newText }));
}

/** Puts the comment that silences a problem above its line. */
function silence(placed: PlacedDocument, problem: Problem): readonly QuickFix[] {
  const { yaml } = placed.document;
  const at = problem.range.start;
  // JSON has no comments, and inside a block scalar the comment would become text.
  if (problem.origin === 'syntax' || yaml.root === undefined || /^\s*[{[]/.test(yaml.text))
    return [];
  const column = columnOf(yaml, at);
  const lineStart = at - column;
  if (yaml.text.startsWith('---', lineStart)) return [];
  const indent = /^ */.exec(yaml.text.slice(lineStart, at))?.[0] ?? '';
  const comment = `${indent}# oam-disable-next-line ${problem.code}${lineBreakOf(yaml)}`;
  const range = shift({ start: lineStart, end: lineStart }, placed.start);
  return [
    {
      title: `Silence "${problem.code}" on this line`,
      edits: [{ range, newText: comment }],
      format: 'plain',
      preference: 'other',
      problem,
    },
  ];
}

/** The edits of all safe fixes of a document that do not touch each other; the rest needs another round. */
export function safeEdits(
  placed: PlacedDocument,
  problems: readonly Problem[],
): readonly TextEdit[] {
  const chosen = new EditsApart();
  for (const problem of problems) {
    const fix = problem.fixes().find(({ safety }) => safety === 'safe');
    // What reaches into other files is for the author to look at.
    if (fix === undefined || fix.format === 'snippet' || fix.elsewhere || fix.newFiles) continue;
    chosen.add(placeEdits(fix.edits, placed.start));
  }
  return chosen.edits;
}

/** Edits that do not touch each other. A long file has thousands, so each is held against its neighbors only. */
class EditsApart {
  readonly edits: TextEdit[] = [];
  /** The same in the order of the text. */
  readonly #sorted: TextEdit[] = [];

  /** Takes edits that belong together, unless one of them touches an edit that was taken before. */
  add(edits: readonly TextEdit[]): void {
    if (edits.some((edit) => this.#touches(edit))) return;
    for (const edit of edits) this.#sorted.splice(this.#placeOf(edit), 0, edit);
    this.edits.push(...edits);
  }

  #touches(edit: TextEdit): boolean {
    const at = this.#placeOf(edit);
    const neighbors = this.#sorted.slice(Math.max(0, at - 1), at + 1);
    return neighbors.some((other) => collide(edit.range, other.range));
  }

  /** How many of those taken start before it. */
  #placeOf({ range: { start } }: TextEdit): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.range.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function collide(a: TextRange, b: TextRange): boolean {
  return containsRange(a, b) || containsRange(b, a) || (a.start < b.end && b.start < a.end);
}
