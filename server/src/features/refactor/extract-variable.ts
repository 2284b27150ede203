// Makes a variable out of a value that a configuration gives to a parameter or a property.
import { isTemplated, textField } from '../../model/field.ts';
import { scalarsBelow } from '../../model/names.ts';
import type { ConfigurationResource } from '../../model/resource.ts';
import { findVariableCalls, isCallPlace, variableCall } from '../../model/variable-call.ts';
import type { Cursor } from '../../workspace/cursor.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import { nodeAtPath, pathOf, type YamlPath } from '../../yaml/access.ts';
import { scalarSource } from '../../yaml/edit.ts';
import type { YamlNode, YamlScalar } from '../../yaml/nodes.ts';
import { declareEdit, isMovable, movedSource } from './declaration.ts';
import { shoutedName, unusedName } from './new-name.ts';
import { offsetAfter, type Refactoring } from './refactoring.ts';

/** The refactorings for the value at the cursor: it alone, and all that are equal to it. */
export function extractVariable(
  { placed }: Cursor,
  resource: ConfigurationResource,
  node: YamlNode,
): readonly Refactoring[] {
  const { yaml, names } = placed.document;
  // A name that refers to something is no mere value.
  const references = new Set<YamlNode>(names.map((use) => use.node));
  if (references.has(node) || !isMovable(yaml, node) || !isLiteral(node)) return [];
  const name = newNameFor(resource, node);
  const { value } = node;
  const equal = scalarsBelow(resource.spec)
    .filter((other) => other.value === value && !references.has(other))
    .filter((other) => isMovable(yaml, other) && isLiteral(other));
  const refactor = (title: string, nodes: readonly YamlScalar[]): readonly Refactoring[] => {
    const list = { key: 'variables', before: ['scopes', 'components'] };
    const entry = [
      { key: 'name', value: { raw: scalarSource(name) } },
      { key: 'value', value: { raw: movedSource(yaml, node) } },
    ];
    const declaration = declareEdit(yaml, resource.spec, list, entry);
    if (declaration === undefined) return [];
    const newText = JSON.stringify(variableCall(name));
    const uses = nodes.map(({ range }) => ({ range, newText }));
    const own = uses[nodes.indexOf(node)];
    if (own === undefined) return [];
    const edits = [declaration, ...uses];
    const rename = offsetAfter(edits, own, newText.indexOf(name));
    return [{ title, kind: 'extract', edits, elsewhere: [], rename }];
  };
  return [
    ...refactor(`Extract to variable "${name}"`, [node]),
    ...(equal.length < 2
      ? []
      : refactor(`Extract all ${String(equal.length)} to variable "${name}"`, equal)),
  ];
}

function isLiteral(node: YamlScalar): boolean {
  if (!isCallPlace(patternOf(pathOf(node))) || isTemplated(node)) return false;
  return typeof node.value !== 'string' || findVariableCalls(node.value).length === 0;
}

function newNameFor(resource: ConfigurationResource, node: YamlScalar): string {
  const used = new Set(resource.variables.map(({ name }) => name?.value ?? ''));
  const name = shoutedName(nameOfHolder(resource.root, pathOf(node)));
  return unusedName(name === '' ? 'VALUE' : name, used);
}

/** The parameter or property that gets the value. */
function nameOfHolder(root: YamlNode, path: YamlPath): string {
  const isNamed = path.at(-1) === 'value' && typeof path.at(-2) === 'number';
  const beside = isNamed ? textField(nodeAtPath(root, path.slice(0, -1)), 'name') : undefined;
  const key = path.findLast((segment) => typeof segment === 'string');
  return beside?.value ?? (typeof key === 'string' ? key : '');
}
