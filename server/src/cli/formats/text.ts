// One line per finding; on a terminal the source line stands under it, the place marked.
import type { Severity } from '../../model/problem.ts';
import type { Finding, SourceExcerpt } from '../check/finding.ts';
import { printable, type Color, type Paint } from '../terminal.ts';
import type { Format } from './format.ts';

const COLORS: Readonly<Record<Severity, Color>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'gray',
};

export const formatText: Format = ({ findings }, { channel: { isTerminal, paint } }) =>
  findings
    .map((finding) => headline(finding, paint) + (isTerminal ? sourceOf(finding, paint) : ''))
    .join('');

function headline(finding: Finding, paint: Paint): string {
  const { file, line, column, severity, code, message } = finding;
  const place = paint('bold', oneLine(`${file}:${line}:${column}`));
  const level = paint(COLORS[severity], severity);
  return `${place} ${level} ${paint('gray', code)} ${oneLine(message)}\n`;
}

function sourceOf({ line, severity, source }: Finding, paint: Paint): string {
  const number = String(line).padStart(5);
  const margin = ' '.repeat(number.length);
  const text = `${paint('gray', `${number} │`)} ${printable(source.text)}\n`;
  const mark = `${paint('gray', `${margin} │`)} ${underline(source, paint, COLORS[severity])}\n`;
  return `${text}${mark}\n`;
}

/** Tabs stay tabs, so that the mark stands under its text however wide the terminal shows them. */
function underline({ text, start, end }: SourceExcerpt, paint: Paint, color: Color): string {
  const before = text.slice(0, start).replace(/[^\t]/gu, blank);
  const marked = text.slice(start, end).replace(/./gsu, blank);
  return before + paint(color, '^'.repeat(Math.max(1, marked.length)));
}

/** As many blanks as the character takes columns. */
function blank(character: string): string {
  return ' '.repeat(width(character));
}

const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const DOUBLE_WIDTH =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60]$/u;

/** Columns that a character takes on a terminal. */
function width(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return DOUBLE_WIDTH.test(character) ? 2 : 1;
}

/** A finding is one line, whatever the names in it hold. */
function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}
