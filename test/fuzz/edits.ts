// Edits as people make them, chosen by what the text is made of: keystrokes, pastes, cuts, indents, markers, line breaks.
import type { Random } from '../support/random.ts';

/** An edit of a text; what it is called says what somebody did. */
export interface FuzzEdit {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

type Make = (text: string, random: Random) => FuzzEdit;

const KEYS = [
  ...['a', 'e', '0', '.', '/', ':', ': ', '- ', '-', '"', "'", '[', ']', '{', '}', ',', '#', ' #'],
  ...[
    '&',
    '*',
    '&a ',
    '*a',
    '<<: ',
    '|',
    '>',
    '|2-',
    '!',
    '!!str ',
    '!!map ',
    '%',
    '@',
    '`',
    '?',
    '? ',
  ],
  ...[
    ' ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\n  ',
    '\n- ',
    '\\',
    '\0',
    '\uFEFF',
    '\u0085',
    '\u2028',
  ],
  ...[
    '😀',
    'é',
    'e\u0301',
    '\u200F',
    '👩‍👩‍👧',
    '\uD83D',
    '\uDE00',
    'ß',
    '0x1F',
    '1e3',
    '~',
    'null',
    '.nan',
  ],
];
const MARKERS = [
  '---\n',
  '---',
  '--- ',
  '...\n',
  '...',
  '--- # c\n',
  '--- |\n',
  '%YAML 1.2\n---\n',
  '\n---\n',
  '---\r\n',
];
const SNIPPETS = [
  'apiVersion: core.oam.dev/v1alpha1\nkind: Trait\n',
  'kind: ApplicationConfiguration\n',
  'parameterValues:\n  - name: size\n    value: "[fromVariable(size)]"\n',
  '{"a": [1, {"b": null}]}',
  '# oam-disable-next-line unknown-key\n',
  'traits: [{name: manual-scaler, properties: {replicaCount: 3}}]\n',
  'key: &anchor\n  <<: *anchor\n',
];

/** Any edit of a text. */
export function anyEdit(text: string, random: Random): FuzzEdit {
  const make = MAKERS[random(MAKERS.length)] as Make;
  return make(text, random);
}

function place(text: string, random: Random): number {
  // Half of the edits are made where something ends or starts.
  if (random(2) === 0) return whole(text, random(text.length + 1));
  const from = random(text.length + 1);
  const next = text.slice(from).search(/[\s:[\]{}",#-]/);
  return whole(text, next < 0 ? text.length : from + next + random(2));
}

/** No editor lets anybody put the cursor into a character. */
function whole(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  const isLow = code >= 0xdc00 && code < 0xe000;
  return Math.min(text.length, isLow || text.startsWith('\r\n', offset - 1) ? offset + 1 : offset);
}

/** Start and end of one or several lines, with their line breaks. */
function lines(text: string, random: Random): { start: number; end: number } {
  const at = random(text.length + 1);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = start;
  for (let count = random(2) === 0 ? 1 : 1 + random(12); count > 0; count--) {
    const next = text.indexOf('\n', end);
    end = next < 0 ? text.length : next + 1;
  }
  return { start, end };
}

function one<T>(items: readonly T[], random: Random): T {
  return items[random(items.length)] as T;
}

const MAKERS: readonly Make[] = [
  keystroke,
  keystroke,
  keystroke,
  backspace,
  backspace,
  paste,
  pasteOwn,
  cut,
  cutLines,
  moveLines,
  doubleLines,
  indent,
  outdent,
  marker,
  removeMarker,
  flipBreaks,
  halfTyped,
  rename,
  comment,
  truncate,
];

function keystroke(text: string, random: Random): FuzzEdit {
  const at = place(text, random);
  return { kind: 'keystroke', start: at, end: at, newText: one(KEYS, random) };
}

function backspace(text: string, random: Random): FuzzEdit {
  const end = place(text, random);
  const start = whole(text, Math.max(0, end - 1 - random(3)));
  return { kind: 'backspace', start: Math.min(start, end), end, newText: '' };
}

function paste(text: string, random: Random): FuzzEdit {
  const start = place(text, random);
  const end = random(2) === 0 ? start : whole(text, Math.min(text.length, start + random(40)));
  return { kind: 'paste', start, end: Math.max(start, end), newText: one(SNIPPETS, random) };
}

function pasteOwn(text: string, random: Random): FuzzEdit {
  const [from, at] = [place(text, random), place(text, random)];
  const newText = text.slice(from, from + random(random(3) === 0 ? 400 : 30));
  return { kind: 'paste of own text', start: at, end: at, newText };
}

function cut(text: string, random: Random): FuzzEdit {
  const start = place(text, random);
  const end = whole(text, Math.min(text.length, start + random(random(4) === 0 ? 300 : 20)));
  return { kind: 'cut', start, end: Math.max(start, end), newText: '' };
}

function cutLines(text: string, random: Random): FuzzEdit {
  return { kind: 'cut of lines', ...lines(text, random), newText: '' };
}

function moveLines(text: string, random: Random): FuzzEdit {
  const { start, end } = lines(text, random);
  const next = text.indexOf('\n', end);
  const stop = next < 0 ? text.length : next + 1;
  const newText = text.slice(end, stop) + text.slice(start, end);
  return { kind: 'move of lines', start, end: stop, newText };
}

function doubleLines(text: string, random: Random): FuzzEdit {
  const { start, end } = lines(text, random);
  return { kind: 'copy of lines', start: end, end, newText: text.slice(start, end) };
}

function indent(text: string, random: Random): FuzzEdit {
  const { start, end } = lines(text, random);
  const by = one(['  ', ' ', '\t', '    '], random);
  return { kind: 'indent', start, end, newText: text.slice(start, end).replace(/^(?=.)/gm, by) };
}

function outdent(text: string, random: Random): FuzzEdit {
  const { start, end } = lines(text, random);
  return { kind: 'outdent', start, end, newText: text.slice(start, end).replace(/^ {1,2}/gm, '') };
}

function marker(text: string, random: Random): FuzzEdit {
  const { start } = lines(text, random);
  return { kind: 'marker', start, end: start, newText: one(MARKERS, random) };
}

function removeMarker(text: string, random: Random): FuzzEdit {
  const found = [...text.matchAll(/^(?:---|\.\.\.)/gm)];
  const at = found.length === 0 ? 0 : (one(found, random).index ?? 0);
  return {
    kind: 'marker broken',
    start: at,
    end: Math.min(text.length, at + random(5)),
    newText: '',
  };
}

function flipBreaks(text: string, random: Random): FuzzEdit {
  const { start, end } = random(3) === 0 ? { start: 0, end: text.length } : lines(text, random);
  const part = text.slice(start, end);
  const newText = part.includes('\r') ? part.replaceAll('\r', '') : part.replaceAll('\n', '\r\n');
  return { kind: 'line breaks flipped', start, end, newText };
}

function halfTyped(text: string, random: Random): FuzzEdit {
  const start = place(text, random);
  const end = text.indexOf('\n', start);
  return { kind: 'rest of a line gone', start, end: end < 0 ? text.length : end, newText: '' };
}

function rename(text: string, random: Random): FuzzEdit {
  const found = [...text.matchAll(/[\w-]{2,}/g)];
  if (found.length === 0) return keystroke(text, random);
  const [from, to] = [one(found, random), one(found, random)];
  const newText = random(4) === 0 ? '' : to[0];
  return { kind: 'word replaced', start: from.index, end: from.index + from[0].length, newText };
}

function comment(text: string, random: Random): FuzzEdit {
  const { start, end } = lines(text, random);
  const part = text.slice(start, end);
  const newText = part.startsWith('# ') ? part.replace(/^# /gm, '') : part.replace(/^/gm, '# ');
  return { kind: 'comment toggled', start, end, newText };
}

function truncate(text: string, random: Random): FuzzEdit {
  // Rarely: little is left afterwards.
  if (random(8) > 0) return keystroke(text, random);
  return { kind: 'end cut off', start: place(text, random), end: text.length, newText: '' };
}
