// What trait attachments and scope instances have in common: properties under their right key, in their right shape and spelling.
import { pairIn } from '../../../model/field.ts';
import { keyText, pairOf, pathOf, resolveAlias } from '../../../yaml/access.ts';
import { mapToNamedList, namedListToMap } from '../../../yaml/edit-named.ts';
import { renameKey, replaceScalar } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import type { Note, Rewrite } from '../step.ts';

/** How the properties of a holder are to be written. */
export interface PropertyForm {
  readonly shape: 'map' | 'named-list';
  /** Older spellings → the names of today. */
  readonly aliases: Readonly<Record<string, string>>;
}

export function* attachedProperties(
  document: YamlDocument,
  holder: YamlNode,
  form: PropertyForm,
): Generator<Rewrite | Note> {
  const older = pairIn(holder, 'parameterValues');
  const pair = pairIn(holder, 'properties');
  if (older !== undefined && pair === undefined) {
    yield { edits: [renameKey(older, 'properties')] };
  } else if (older !== undefined) {
    const message = 'This is not read beside "properties": move what counts there.';
    yield { path: pathOf(older.value), message };
  }
  const written = (pair ?? older)?.value;
  // What an alias stands for is rewritten where it is written.
  if (written === undefined || written.kind === 'alias') return;
  yield* spelling(written, form);
  yield* shape(document, written, form);
}

function* shape(
  document: YamlDocument,
  node: YamlNode,
  form: PropertyForm,
): Generator<Rewrite | Note> {
  const isList = node.kind === 'seq';
  if (node.kind === 'scalar' || isList === (form.shape === 'named-list')) return;
  if (isList && hasSources(node.items)) return;
  const edits =
    node.kind === 'seq'
      ? namedListToMap(document, node, (name) => spelled(name, form))
      : node.kind === 'map'
        ? mapToNamedList(document, node)
        : undefined;
  if (edits !== undefined) yield { edits };
  else {
    const message =
      form.shape === 'map'
        ? 'Write these properties as a mapping from name to value.'
        : 'Write these properties as a list of "name" and "value".';
    yield { path: pathOf(node), message };
  }
}

/** Items that take their value from elsewhere are rewritten, or complained about, before. */
function hasSources(items: readonly YamlNode[]): boolean {
  return items.some((item) => pairOf(item, 'value') === undefined);
}

function* spelling(node: YamlNode, form: PropertyForm): Generator<Rewrite> {
  const names = namesIn(node);
  for (const { name, rename } of names) {
    const meant = spelled(name, form);
    if (meant === name || names.some((other) => other.name === meant)) continue;
    yield rename(meant);
  }
}

interface WrittenName {
  readonly name: string;
  readonly rename: (name: string) => Rewrite;
}

/** The names of properties in a mapping or in a list of names and values. */
function namesIn(node: YamlNode): readonly WrittenName[] {
  if (node.kind === 'map') {
    return node.pairs.flatMap((pair) => {
      const name = keyText(pair);
      if (name === undefined) return [];
      return [{ name, rename: (to: string) => ({ edits: [renameKey(pair, to)] }) }];
    });
  }
  if (node.kind !== 'seq') return [];
  return node.items.flatMap((item) => {
    const scalar = resolveAlias(pairOf(item, 'name')?.value);
    if (scalar?.kind !== 'scalar' || typeof scalar.value !== 'string') return [];
    return [
      { name: scalar.value, rename: (to: string) => ({ edits: [replaceScalar(scalar, to)] }) },
    ];
  });
}

function spelled(name: string, { aliases }: PropertyForm): string {
  return (Object.hasOwn(aliases, name) ? aliases[name] : undefined) ?? name;
}
