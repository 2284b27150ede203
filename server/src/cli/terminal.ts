// Where a command writes: results to standard output, everything else to standard error.

export type Color = 'red' | 'yellow' | 'blue' | 'green' | 'gray' | 'bold';

/** Wraps text in a color, or leaves it as it is. */
export type Paint = (color: Color, text: string) => string;

export interface Channel {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
  readonly paint: Paint;
}

export interface Terminal {
  readonly out: Channel;
  readonly err: Channel;
  /** The same with plain text only. */
  readonly withoutColor: () => Terminal;
}

/** Codes of the control sequence "select graphic rendition" (ECMA-48). */
const CODES: Readonly<Record<Color, number>> = {
  red: 31,
  yellow: 33,
  blue: 34,
  green: 32,
  gray: 90,
  bold: 1,
};

export const plain: Paint = (_, text) => text;
export const colored: Paint = (color, text) => `\u001b[${CODES[color]}m${text}\u001b[0m`;

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const out = channelOf(process.stdout);
  const err = channelOf(process.stderr);
  const withoutColor = (): Terminal => ({
    out: { ...out, paint: plain },
    err: { ...err, paint: plain },
    withoutColor,
  });
  return { out, err, withoutColor };
}

function channelOf(stream: NodeJS.WriteStream): Channel {
  let open = true;
  // A reader that has seen enough (`| head`) is no failure of the check, whose exit status still counts.
  stream.on('error', () => {
    open = false;
  });
  const isTerminal = stream.isTTY;
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    isTerminal,
    columns: (isTerminal && stream.columns) || 80,
    paint: isTerminal && wantsColor() ? colored : plain,
  };
}

/** See https://no-color.org: any value that is not empty means no. */
function wantsColor(): boolean {
  return !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}

/** Replaces characters that would move the cursor or start a control sequence by pictures of them. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Bidi_Control}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\t') return character;
    // Unicode has a picture for each character of C0, at the same distance from U+2400.
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\uFFFD';
  });
}

/** "1 error", "2 errors". */
export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
