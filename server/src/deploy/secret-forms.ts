// The ways in which one secret value may be written: plain, quoted, in a URL, in Base64, as bytes.
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Lines and parts of a secret below this length are too common to hide on their own. */
const shortestPart = 8;

/** Bytes that are worth spelling out as a list of numbers, as an error message of Go does. */
const longestByteList = 4096;

/** The text as UTF-8. */
export function utf8(text: string): readonly number[] {
  return Array.from(text).flatMap((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
    if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
    return [
      0xf0 | (code >> 18),
      0x80 | ((code >> 12) & 63),
      0x80 | ((code >> 6) & 63),
      0x80 | (code & 63),
    ];
  });
}

/** Base64 without padding. */
export function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.slice(at, at + 3);
    const bits = (one << 16) | (two << 8) | three;
    const letters = Math.min(3, bytes.length - at) + 1;
    for (let each = 0; each < letters; each++) text += digits[(bits >> (18 - 6 * each)) & 63] ?? '';
  }
  return text;
}

/** The text that Base64 stands for; undefined when it is not Base64 of UTF-8. */
export function textOfBase64(encoded: string): string | undefined {
  const letters = encoded.replace(/[\s=]/g, '');
  if (!/^[A-Za-z0-9+/]*$/.test(letters)) return undefined;
  let escaped = '';
  let bits = 0;
  let held = 0;
  for (const letter of letters) {
    bits = ((bits << 6) | digits.indexOf(letter)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped += `%${((bits >> held) & 255).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}

/** Every way in which a text may show this value or a telling part of it. */
export function formsOf(value: string): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const part of [value, ...partsOf(value)]) {
    const quoted = JSON.stringify(part).slice(1, -1);
    for (const form of [part, part.trim(), quoted, JSON.stringify(quoted).slice(1, -1)]) {
      forms.add(form);
    }
    addEncoded(forms, part);
  }
  forms.delete('');
  return forms;
}

function addEncoded(forms: Set<string>, part: string): void {
  const bytes = utf8(part);
  for (const text of base64Forms(bytes)) {
    forms.add(text);
    forms.add(text.replaceAll('+', '-').replaceAll('/', '_'));
    forms.add(text.replaceAll('+', '%2B').replaceAll('/', '%2F'));
  }
  const escaped = percentForm(bytes);
  forms.add(escaped);
  forms.add(escaped.replaceAll('%20', '+'));
  if (bytes.length < 3 || bytes.length > longestByteList) return;
  forms.add(bytes.join(' '));
  forms.add(bytes.join(', '));
  forms.add(bytes.map((byte) => `0x${byte.toString(16)}`).join(', '));
}

/** Base64 of the value alone, and what of it stays the same after one or two other bytes. */
function base64Forms(bytes: readonly number[]): readonly string[] {
  const alone = base64(bytes);
  const padded = alone.padEnd(Math.ceil(alone.length / 4) * 4, '=');
  const embedded = [0, 1, 2].map((before) => {
    const encoded = base64([...new Array<number>(before).fill(0), ...bytes]);
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return encoded.slice(first, last);
  });
  return [padded, alone, ...embedded.filter((text) => text.length >= shortestPart)];
}

/** Lines of keys and certificates, and the texts in a JSON value such as a registry login. */
function partsOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const found = lines.length > 1 ? lines.filter((line) => !line.startsWith('-----')) : [];
  if (/^\s*[[{]/.test(value)) found.push(...textsOfJson(value));
  return found.filter((part) => part.length >= shortestPart);
}

function textsOfJson(value: string): readonly string[] {
  const texts: string[] = [];
  try {
    JSON.parse(value, (_key, inner: unknown) => {
      if (typeof inner === 'string') texts.push(inner);
      return inner;
    });
  } catch {
    // What only looks like JSON has no parts.
  }
  return texts;
}

/** As in a URL, from bytes, since not every text is well-formed. */
function percentForm(bytes: readonly number[]): string {
  return bytes
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[\w.!~*'()-]/.test(letter)
        ? letter
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
