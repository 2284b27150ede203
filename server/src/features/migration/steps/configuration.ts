// A configuration: its components as a list, and values that the draft takes "from" a variable.
import { textIn } from '../../../model/field.ts';
import type { ConfigurationResource, NamedValue } from '../../../model/resource.ts';
import { keyText, pairOf, pathOf } from '../../../yaml/access.ts';
import { wrapInList } from '../../../yaml/edit-items.ts';
import { removePair, renameKey, replaceScalar } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlPair } from '../../../yaml/nodes.ts';
import type { Note, Rewrite, Subject } from '../step.ts';

export function* configurationStep(subject: Subject): Generator<Rewrite | Note> {
  const { resource, document, from, to } = subject;
  if (resource.role !== 'configuration') return;
  if (from.facts.componentsAsMap === 'tolerated' && to.facts.componentsAsMap === 'refused') {
    const components = pairOf(resource.spec, 'components')?.value;
    if (components?.kind === 'map') yield { edits: wrapInList(document, components) };
  }
  const lists = [
    ...resource.scopes.map(({ properties }) => properties),
    ...resource.components.flatMap(({ parameterValues, traits }) => [
      parameterValues,
      ...traits.map(({ properties }) => properties),
    ]),
    ...attachedParameterValues(resource),
  ];
  for (const value of lists.flat()) yield* fromVariable(document, resource, value);
}

/** The values below `parameterValues` of scopes and traits, which the model does not read. */
function attachedParameterValues({ scopes, components }: ConfigurationResource): NamedValue[][] {
  const holders = [...scopes, ...components.flatMap(({ traits }) => traits)];
  return holders.map(({ node }) => {
    const list = pairOf(node, 'parameterValues')?.value;
    if (list?.kind !== 'seq') return [];
    return list.items.map((item) => ({ node: item, name: undefined, value: undefined }));
  });
}

/** Keys that the draft's examples use; no version says what they mean. */
const SOURCES = ['fromParam', 'from'];

function* fromVariable(
  document: YamlDocument,
  { variables }: ConfigurationResource,
  { node }: NamedValue,
): Generator<Rewrite | Note> {
  const pair = node.kind === 'map' ? sourcePair(node.pairs) : undefined;
  if (pair === undefined || pairOf(node, 'name') === undefined) return;
  if (pairOf(node, 'value') !== undefined) {
    yield { edits: [removePair(document, pair)] };
    return;
  }
  const name = textIn(pair.value);
  const isDeclared = variables.some((variable) => variable.name?.value === name);
  if (name === undefined || !isDeclared || pair.value.kind !== 'scalar') {
    const message = `"${keyText(pair) ?? ''}" names no variable of this configuration, so nothing says what the value is.`;
    yield { path: pathOf(pair.value), message };
    return;
  }
  yield { edits: [renameKey(pair, 'value'), replaceScalar(pair.value, `[fromVariable(${name})]`)] };
}

function sourcePair(pairs: readonly YamlPair[]): YamlPair | undefined {
  return pairs.find((pair) => SOURCES.includes(keyText(pair) ?? ''));
}
