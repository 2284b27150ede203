// Bytes → text, in the encodings that YAML 1.2.2 (section 5.2) knows. Never throws; what is wrong is said as data.

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** Without the byte order mark; bytes that are no text became U+FFFD. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /** The first bytes that the encoding does not allow; undefined when there are none. */
  readonly invalid: InvalidBytes | undefined;
  /** True for what was never meant as text: pictures, programs, archives. */
  readonly binary: boolean;
}

export interface InvalidBytes {
  /** Counted from the first byte of the file. */
  readonly byteOffset: number;
  /** Where their U+FFFD stands in the text, in UTF-16 code units. */
  readonly textOffset: number;
}

/** Reads bytes as text. */
export function decode(bytes: Uint8Array): DecodedText {
  const { encoding, bomLength } = encodingOf(bytes);
  const content = bytes.subarray(bomLength);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(content);
  const found =
    encoding === 'utf-8' ? invalidUtf8(content, text) : invalidUtf16(content, text, encoding);
  const invalid = found && { ...found, byteOffset: found.byteOffset + bomLength };
  // One stray NUL is a mistake in a text; together with bytes that are no text it is some other format.
  return { text, encoding, invalid, binary: invalid !== undefined && text.includes('\0') };
}

interface Start {
  readonly encoding: TextEncoding;
  /** Bytes of the byte order mark, which is no part of the text. */
  readonly bomLength: number;
}

function encodingOf(bytes: Uint8Array): Start {
  const first = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (first.startsWith('efbbbf')) return { encoding: 'utf-8', bomLength: 3 };
  if (first.startsWith('fffe')) return { encoding: 'utf-16le', bomLength: 2 };
  if (first.startsWith('feff')) return { encoding: 'utf-16be', bomLength: 2 };
  // A text starts with ASCII characters, so without a mark its zero bytes tell the encoding.
  if (/^(?!00)..00(?!00)..00/.test(first)) return { encoding: 'utf-16le', bomLength: 0 };
  if (/^00(?!00)..00(?!00)../.test(first)) return { encoding: 'utf-16be', bomLength: 0 };
  return { encoding: 'utf-8', bomLength: 0 };
}

/** U+FFFD may also be written by its author: then its own three bytes stand in the file. */
function invalidUtf8(bytes: Uint8Array, text: string): InvalidBytes | undefined {
  let textOffset = 0;
  let byteOffset = 0;
  for (;;) {
    const next = text.indexOf('\uFFFD', textOffset);
    if (next < 0) return undefined;
    byteOffset += Buffer.byteLength(text.slice(textOffset, next));
    const [a, b, c] = bytes.subarray(byteOffset, byteOffset + 3);
    if (a !== 0xef || b !== 0xbf || c !== 0xbd) return { byteOffset, textOffset: next };
    byteOffset += 3;
    textOffset = next + 1;
  }
}

/** Every UTF-16 unit is two bytes and one unit of the text, the invalid ones too. */
function invalidUtf16(
  bytes: Uint8Array,
  text: string,
  encoding: TextEncoding,
): InvalidBytes | undefined {
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    const pair = [bytes[2 * at], bytes[2 * at + 1]];
    const [high, low] = encoding === 'utf-16be' ? pair : pair.reverse();
    if (high !== 0xff || low !== 0xfd) return { byteOffset: 2 * at, textOffset: at };
  }
  return undefined;
}
