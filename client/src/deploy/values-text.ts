// The text of a file with values for variables: a map in YAML, into which values are written and whose other lines stay.

/** The text with these values; a line that gave one of them before is replaced. Undefined for a text that is no plain map. */
export function withValues(
  text: string,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  if (!lines.every(isPlain)) return undefined;
  const rest = new Map(Object.entries(values));
  const kept = lines.map((line) => {
    const name = nameIn(line);
    const value = name === undefined ? undefined : rest.get(name);
    if (name === undefined || value === undefined) return line;
    rest.delete(name);
    return lineOf(name, value);
  });
  return [...kept, ...[...rest].map(([name, value]) => lineOf(name, value)), ''].join('\n');
}

const ENTRY = /^(?:([A-Za-z_][\w.-]*)|("(?:[^"\\]|\\.)*"))\s*:(?:\s|$)/;

/** Entries of one line each, comments and empty lines: what can be changed without reading YAML. */
function isPlain(line: string): boolean {
  if (/^\s*(#.*)?$/.test(line)) return true;
  return (
    ENTRY.test(line) && !/:\s*(?:[|>&*!{[].*|#.*)?$/.test(line.replace(/^"(?:[^"\\]|\\.)*"/, ''))
  );
}

function nameIn(line: string): string | undefined {
  const [, plain, quoted] = ENTRY.exec(line) ?? [];
  if (quoted === undefined) return plain;
  try {
    return JSON.parse(quoted) as string;
  } catch {
    // Escapes that JSON does not have: it is not one of the names that are looked for.
    return undefined;
  }
}

/** Texts in double quotes are the same in JSON and YAML. */
function lineOf(name: string, value: string): string {
  const key = /^[A-Za-z_][\w.-]*$/.test(name) ? name : JSON.stringify(name);
  return `${key}: ${JSON.stringify(value)}`;
}
