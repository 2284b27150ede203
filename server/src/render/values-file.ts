// A file with values for the variables of configurations: a map of names to texts, numbers, true or false.
import type { ScalarValue } from '../model/field.ts';
import { keyText, resolveAlias } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { parseDocument } from '../yaml/parse.ts';

/** The values, or a sentence that says what is wrong with the file. It shows no value. */
export type ValuesReading =
  | { readonly ok: true; readonly values: ReadonlyMap<string, Exclude<ScalarValue, null>> }
  | { readonly ok: false; readonly message: string };

/** Reads the text of a values file, YAML or JSON. An empty one gives no value. */
export function readValues(text: string): ValuesReading {
  const { root: written, problems } = parseDocument(text);
  const [problem] = problems;
  if (problem !== undefined) {
    const line = text.slice(0, problem.range.start).split('\n').length;
    return { ok: false, message: `It is no YAML: ${problem.message} (line ${line})` };
  }
  const root = resolveAlias(written);
  if (root === undefined || isEmpty(root)) return { ok: true, values: new Map() };
  if (root.kind !== 'map') {
    return { ok: false, message: 'It must be a map of names of variables to their values.' };
  }
  const values = new Map<string, Exclude<ScalarValue, null>>();
  for (const pair of root.pairs) {
    const name = keyText(pair);
    if (name === undefined) return { ok: false, message: 'The name of a variable must be a text.' };
    if (values.has(name)) {
      return { ok: false, message: `It gives the variable "${name}" twice. Leave one of them.` };
    }
    const value = resolveAlias(pair.value);
    if (value?.kind !== 'scalar' || value.value === null) {
      const message = `The value of "${name}" must be a text, a number, true or false.`;
      return { ok: false, message };
    }
    values.set(name, value.value);
  }
  return { ok: true, values };
}

function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
