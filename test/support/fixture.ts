// Texts with cursor marks: `<|>` stands where the cursor is.

const MARK = '<|>';

/** A text without its marks, and where they were. */
export interface Fixture {
  readonly text: string;
  /** Offset of each mark in `text`, in order. */
  readonly offsets: readonly number[];
  /** Offset of the first mark. */
  readonly offset: number;
}

/** Takes the marks out of a text; throws when there is none, since such a fixture tests nothing. */
export function parseFixture(marked: string): Fixture {
  const parts = marked.split(MARK);
  const offsets: number[] = [];
  let length = 0;
  for (const part of parts.slice(0, -1)) {
    length += part.length;
    offsets.push(length);
  }
  const [offset] = offsets;
  if (offset === undefined) throw new Error(`No ${MARK} in this fixture:\n${marked}`);
  return { text: parts.join(''), offsets, offset };
}
