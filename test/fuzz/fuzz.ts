// Edits files for a while and gathers what goes wrong; each failure comes with the few steps that show it again.
import { performance } from 'node:perf_hooks';
import { randomFrom, type Random } from '../support/random.ts';
import { anyEdit, type FuzzEdit } from './edits.ts';
import { EditedFile, type Texts } from './edited-file.ts';

/** Texts and one edit of the first, after which something is wrong. */
export interface FuzzCase {
  readonly texts: Texts;
  readonly edit: FuzzEdit;
  /** What is wrong, or was, when the case is one of the past. */
  readonly fault: string;
}

export interface FuzzResult {
  readonly steps: number;
  /** Edits by what somebody did. */
  readonly kinds: ReadonlyMap<string, number>;
  /** One for each fault that is told in other words. */
  readonly failures: readonly FuzzCase[];
}

/** Edits made to one set of texts before the next one is taken. */
const STEPS_OF_SET = 25;

/** What to edit, from which seed, and for how many seconds. */
export interface FuzzInput {
  readonly sets: readonly Texts[];
  readonly seed: number;
  readonly seconds: number;
}

export function fuzz({ sets, seed, seconds }: FuzzInput): FuzzResult {
  const random = randomFrom(seed);
  const until = performance.now() + seconds * 1000;
  const kinds = new Map<string, number>();
  const failures = new Map<string, FuzzCase>();
  let steps = 0;
  while (performance.now() < until) {
    const set = sets[random(sets.length)] as Texts;
    const chosen = random(set.length);
    const others = set.filter((_, index) => index !== chosen);
    const file = new EditedFile([set[chosen] ?? '', ...others]);
    for (let step = 0; step < STEPS_OF_SET && performance.now() < until; step++) {
      const before = file.text;
      const edit = anyEdit(before, random);
      steps++;
      kinds.set(edit.kind, (kinds.get(edit.kind) ?? 0) + 1);
      const [fault] = faultsAfter(file, edit, random);
      if (fault === undefined) continue;
      const name = nameOf(fault);
      if (!failures.has(name)) failures.set(name, { texts: [before, ...others], edit, fault });
      // What was wrong once may stay wrong: the next set starts anew.
      break;
    }
  }
  return { steps, kinds, failures: [...failures.values()] };
}

function faultsAfter(file: EditedFile, edit: FuzzEdit, random: Random): string[] {
  try {
    return file.edit(edit, random, random(4) === 0 ? 'everything' : 'at-edit');
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

/** What is wrong after the edit of a case when everything is asked everywhere near it. */
export function faultsOfCase({ texts, edit }: Pick<FuzzCase, 'texts' | 'edit'>): string[] {
  const around = edit.start + edit.newText.length;
  const found = [0, -40, -20, -10, -3, -2, -1, 1, 2, 3, 10, 20, 40].flatMap((distance) => {
    const file = new EditedFile(texts);
    const near: Random = (below) => Math.max(0, Math.min(below - 1, around + distance));
    try {
      return file.edit(edit, near, 'everything');
    } catch (error) {
      return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
  });
  return [...new Set(found)];
}

/** The same fault at other places goes by the same name: without numbers, and at most two lines of a stack. */
function nameOf(fault: string): string {
  return fault.split('\n').slice(0, 2).join('\n').replace(/\d+/g, '#').slice(0, 200);
}

/** The case with as much of its texts left out as can be, so that it still shows the same fault. */
export function smaller(found: FuzzCase): FuzzCase {
  const name = nameOf(found.fault);
  const shows = (each: FuzzCase): boolean => faultsOfCase(each).some((one) => nameOf(one) === name);
  if (!shows(found)) return found;
  let best = found;
  for (let size = 64; size >= 1; size = size >> 1) {
    for (const part of parts(best, size)) {
      const tried = part(best);
      if (tried !== undefined && shows(tried)) best = tried;
    }
  }
  return best;
}

/** Ways to leave out `size` lines, or whole other files. */
function parts({ texts }: FuzzCase, size: number): ((from: FuzzCase) => FuzzCase | undefined)[] {
  const count = (texts[0] ?? '').split('\n').length;
  const others = texts.slice(1).map((dropped) => (from: FuzzCase): FuzzCase => ({
    ...from,
    texts: from.texts.filter((text, index) => index === 0 || text !== dropped),
  }));
  const stretches = Array.from({ length: Math.ceil(count / size) }, (_, index) => {
    // From the end on, so that what is left out does not move the next stretch.
    const line = count - (index + 1) * size;
    return (from: FuzzCase): FuzzCase | undefined => withoutLines(from, Math.max(0, line), size);
  });
  return [...others, ...stretches];
}

function withoutLines(from: FuzzCase, line: number, size: number): FuzzCase | undefined {
  const { texts, edit } = from;
  const [text = '', ...others] = texts;
  const all = text.split('\n');
  const start = all.slice(0, line).join('\n').length + (line === 0 ? 0 : 1);
  const gone = all.slice(line, line + size).join('\n').length + 1;
  const end = Math.min(text.length, start + gone);
  // Lines that the edit touches stay.
  if (start < edit.end && edit.start < end) return undefined;
  const moved = end <= edit.start ? end - start : 0;
  return {
    ...from,
    texts: [text.slice(0, start) + text.slice(end), ...others],
    edit: { ...edit, start: edit.start - moved, end: edit.end - moved },
  };
}
