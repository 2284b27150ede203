// Makes a parameter out of a value that a schematic gives to an environment variable, file or setting.
import { isTemplated, textField } from '../../model/field.ts';
import type { ComponentResource } from '../../model/resource.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import type { Cursor } from '../../workspace/cursor.ts';
import { pairOf, pairOfValue } from '../../yaml/access.ts';
import { scalarSource, type NewPair } from '../../yaml/edit.ts';
import type { YamlDocument, YamlNode, YamlPair, YamlScalar } from '../../yaml/nodes.ts';
import { declareEdit, hasJsonKeys, isMovable, movedSource } from './declaration.ts';
import { camelName, unusedName } from './new-name.ts';
import { offsetAfter, type Refactoring } from './refactoring.ts';

const USERS = /^spec\.(?:containers\[\]\.(?:env|config)|workloadSettings)\[\]\.value$/;

/** The refactoring for the value at the cursor; none where there is nothing to extract. */
export function extractParameter(
  { placed, path }: Cursor,
  resource: ComponentResource,
  node: YamlNode,
): readonly Refactoring[] {
  const { yaml } = placed.document;
  const pair = pairOfValue(node);
  if (pair === undefined || !USERS.test(patternOf(path)) || !isMovable(yaml, node)) return [];
  if (isTemplated(node) || pairOf(pair.parent, 'fromParam') !== undefined) return [];
  const used = new Set(resource.parameters.map(({ name }) => name?.value ?? ''));
  const name = unusedName(camelName(nameOfUser(pair)), used);
  const list = { key: 'parameters', before: ['containers', 'workloadSettings'] };
  const declaration = declareEdit(yaml, resource.spec, list, parameterPairs(yaml, node, name));
  if (declaration === undefined) return [];
  const key = hasJsonKeys(pair) ? '"fromParam"' : 'fromParam';
  const source = hasJsonKeys(pair) ? JSON.stringify(name) : scalarSource(name);
  const use = {
    range: { start: pair.key.range.start, end: node.range.end },
    newText: `${key}: ${source}`,
  };
  const edits = [declaration, use];
  const rename = offsetAfter(edits, use, use.newText.indexOf(name, key.length));
  return [
    { title: `Extract to parameter "${name}"`, kind: 'extract', edits, elsewhere: [], rename },
  ];
}

/** What the value is for: the variable, the setting, or the file without its folders. */
function nameOfUser({ parent }: YamlPair): string {
  const path = textField(parent, 'path')?.value;
  return textField(parent, 'name')?.value ?? path?.split('/').at(-1) ?? '';
}

function parameterPairs(
  document: YamlDocument,
  node: YamlScalar,
  name: string,
): readonly NewPair[] {
  return [
    { key: 'name', value: { raw: scalarSource(name) } },
    { key: 'type', value: { raw: typeof node.value } },
    { key: 'default', value: { raw: movedSource(document, node) } },
  ];
}
