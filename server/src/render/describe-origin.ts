// Where a rendered value comes from, in words: one sentence, and the way the value took.
import { codeSpan, plainText } from '../base/markdown.ts';
import type { Origin, OriginStep, Place } from './origin.ts';

/** How names and places are written: as Markdown in a hover, plainly in a comment. */
export interface OriginStyle {
  /** A name out of the specs. */
  readonly name: (text: string) => string;
  /** Other words, which may hold names as well. */
  readonly text: (text: string) => string;
  /** A place, such as "shop.yaml, line 12". */
  readonly place: (place: Place) => string;
}

/** Names in quotes and nothing else, for comments and terminals. */
export function plainStyle(place: OriginStyle['place']): OriginStyle {
  return { name: (text) => `"${text}"`, text: (text) => text, place };
}

/** Markdown in which nothing of the specs can become anything else than text. */
export function markdownStyle(place: OriginStyle['place']): OriginStyle {
  return {
    name: codeSpan,
    text: plainText,
    place,
  };
}

/** What decides the value, as one sentence with its period. */
export function originSentence(origin: Origin, style: OriginStyle): string {
  if (origin.kind === 'constant') return `${style.text(origin.reason)}.`;
  if (origin.kind === 'given') return `Given with the command as ${style.name(origin.name)}.`;
  const last = origin.steps.at(-1) ?? origin.steps[0];
  const from = decider(last, style);
  return origin.how === 'exact' ? `${from}.` : `Worked out: ${lowerFirst(from)}.`;
}

/**
 * The way of the value in Markdown: the sentence, and below it the stations that it passed, from the
 * nearest to the text that decides it to the field that asks for it, and what else it is made of.
 */
export function describeOrigin(origin: Origin, style: OriginStyle): string {
  const sentence = originSentence(origin, style);
  const { steps, also } = partsOf(origin);
  const asking = steps.toReversed().map((step) => `- asked for by ${asker(step, style)}`);
  const others = also.map((step) => `- also ${lowerFirst(decider(step, style))}`);
  const lines = [...new Set([...asking, ...others])];
  return lines.length === 0 ? sentence : `${sentence}\n\n${lines.join('\n')}`;
}

/** The stations besides the one that the sentence names. */
function partsOf(origin: Origin): {
  readonly steps: readonly OriginStep[];
  readonly also: readonly OriginStep[];
} {
  if (origin.kind === 'constant') return { steps: [], also: [] };
  if (origin.kind === 'given') return { steps: origin.steps, also: [] };
  return { steps: origin.steps.slice(0, -1), also: origin.also };
}

function decider({ what, name, owner, place }: OriginStep, style: OriginStyle): string {
  const where = `${style.text(owner)}, ${style.place(place)}`;
  const called = style.name(name);
  switch (what) {
    case 'field':
      return name === '' ? `Written in ${where}` : `Written as ${called} in ${where}`;
    case 'parameter-value':
      return `From the parameter ${called}, set in ${where}`;
    case 'parameter-default':
      return `From the default of the parameter ${called} of ${where}`;
    case 'variable':
      return `From the variable ${called} of ${where}`;
    case 'property':
      return `From the property ${called}, set in ${where}`;
  }
}

const ASKERS = {
  field: 'the field',
  'parameter-value': 'the value of the parameter',
  'parameter-default': 'the default of the parameter',
  variable: 'the variable',
  property: 'the property',
} as const satisfies Readonly<Record<OriginStep['what'], string>>;

function asker({ what, name, owner, place }: OriginStep, style: OriginStyle): string {
  return `${ASKERS[what]} ${style.name(name)} in ${style.text(owner)}, ${style.place(place)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
