// Half-open ranges of UTF-16 offsets, the only way positions are spoken of below the protocol.

/** A stretch of text from `start` up to, but not including, `end`, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Makes a range; `end` defaults to `start`, which gives an empty range. */
export function range(start: number, end: number = start): TextRange {
  return { start, end };
}

/** True when `offset` lies inside the range or touches either end, as a caret between two characters does. */
export function touches(outer: TextRange, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}

/** True when the ranges share at least one character, or when one is empty and touches the other. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** True when `inner` lies within `outer`; equal ranges contain each other. */
export function containsRange(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The same stretch, moved by `delta` code units. */
export function shift(moved: TextRange, delta: number): TextRange {
  return { start: moved.start + delta, end: moved.end + delta };
}
