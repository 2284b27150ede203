// The path of an entry of block YAML, found by going up the lines to ever smaller columns.
import type { YamlPath } from './access.ts';
import type { BlockLines, LineEntry } from './block-lines.ts';

/** What holds a key or dash: another entry, or the root of the document. */
export type Parent = LineEntry | 'root';

/** The key or dash below which an entry stands; undefined where the lines above make no sense together. */
export function findParent(lines: BlockLines, entry: LineEntry): Parent | undefined {
  return holderOf(lines, entry).parent;
}

/** Path of the value that a key or dash stands for. */
export function pathOfEntry(lines: BlockLines, entry: Parent): YamlPath | undefined {
  const path: (string | number)[] = [];
  for (let current = entry; current !== 'root';) {
    const { parent, index } = holderOf(lines, current);
    if (parent === undefined) return undefined;
    path.push(current.kind === 'dash' ? index : current.name);
    current = parent;
  }
  return path.reverse();
}

interface Holder {
  readonly parent: Parent | undefined;
  /** Dashes of the same list that stand above. */
  readonly index: number;
}

function holderOf(lines: BlockLines, entry: LineEntry): Holder {
  let index = 0;
  let last = entry;
  for (const above of lines.before(entry.line, entry.column)) {
    if (above.column > entry.column) continue;
    const ownsList = entry.kind === 'dash' && above.kind === 'key' && above.column === entry.column;
    if (above.column < entry.column || ownsList) {
      return { parent: holds(above, last, entry) ? above : undefined, index };
    }
    if (entry.kind === 'dash' && above.kind === 'dash') index++;
    last = above;
  }
  return { parent: 'root', index };
}

/** `last` is the topmost entry found in the column of `entry`. */
function holds(above: LineEntry, last: LineEntry, entry: LineEntry): boolean {
  if (above.kind === 'key') return above.valueStart === undefined;
  if (above.kind !== 'dash') return false;
  // What stands on the dash's own line decides in which column its content is.
  return last.line === above.line || above.valueStart === undefined || entry.line === above.line;
}
