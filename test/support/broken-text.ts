// Texts as they are while somebody types, pastes and deletes.
import type { Random } from './random.ts';

const NOISE = [
  '\t',
  '\n',
  ':',
  '- ',
  '"',
  "'",
  '[',
  '{',
  '}',
  '&a ',
  '*a',
  '<<: *a',
  '\r',
  '#',
  '|',
  '\ud800',
  '---\n',
  ' ',
  'null',
  '!!set ',
  '? ',
];

/** The text with up to four things done to it: a part cut, copied elsewhere or doubled, noise, the end cut off. */
export function brokenText(text: string, random: Random): string {
  let broken = text;
  for (let times = random(4); times >= 0; times--) broken = brokenOnce(broken, random);
  return broken;
}

function brokenOnce(text: string, random: Random): string {
  const from = random(text.length + 1);
  const to = Math.min(text.length, from + random(random(2) === 0 ? 12 : 200));
  const at = random(text.length + 1);
  switch (random(5)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, at) + text.slice(from, to) + text.slice(at);
    case 2:
      return text.slice(0, at) + (NOISE[random(NOISE.length)] ?? '') + text.slice(at);
    case 3: {
      // Half-typed: the rest of a line is not there yet.
      const end = text.indexOf('\n', from);
      return text.slice(0, from) + (end < 0 ? '' : text.slice(end));
    }
    default:
      return text.slice(0, from);
  }
}
