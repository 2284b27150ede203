// Searches by halving, where what is true of one number is true of every smaller one.

/** The largest count up to `most` that fits, where each smaller one fits as well; 0 always does. */
export function largest(most: number, fits: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of the last of `count` ascending numbers that is not above `value`; 0 if all are. */
export function lastUpTo(ascending: readonly number[], count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
