// Metadata: version and description move to the annotations, labels become a mapping, a name is put where it is required.
import type { TextEdit } from '../../../base/text-edit.ts';
import { textIn } from '../../../model/field.ts';
import type { Metadata } from '../../../model/resource.ts';
import { keyText, pairOf, pairOfValue } from '../../../yaml/access.ts';
import { moveIntoSibling } from '../../../yaml/edit-move.ts';
import {
  columnOf,
  insertPairs,
  prependPairs,
  removePair,
  scalarSource,
} from '../../../yaml/edit.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlSeq } from '../../../yaml/nodes.ts';
import type { Note, Rewrite, Subject } from '../step.ts';

export function* metadataStep(subject: Subject): Generator<Rewrite | Note> {
  const { resource, document, from, to } = subject;
  const { metadata } = resource;
  const map = metadata?.node;
  if (metadata === undefined || map?.kind !== 'map') return;
  if (to.facts.nameRequired && metadata.name === undefined) yield* addName(subject, map);
  if (from.facts.descriptionIn === 'metadata' && to.facts.descriptionIn === 'annotations') {
    yield* moveNotes(document, map);
  }
  if (from.facts.labelList === 'tolerated' && to.facts.labelList === 'refused') {
    yield* labelsAsMap(document, metadata);
  }
}

function* addName({ document, spareName, to }: Subject, map: YamlMap): Generator<Rewrite> {
  const added = [{ key: 'name', value: { raw: spareName } }];
  const edit =
    map.pairs.length > 0 ? prependPairs(document, map, added) : insertPairs(document, map, added);
  if (edit === undefined) return;
  const message = `${to.label} wants a name here: choose a better one than "${spareName}".`;
  yield { edits: [edit], note: { path: ['metadata', 'name'], message } };
}

const MOVED = ['version', 'description'];

function* moveNotes(document: YamlDocument, metadata: YamlMap): Generator<Rewrite | Note> {
  const annotations = pairOf(metadata, 'annotations')?.value;
  const moved: YamlPair[] = [];
  for (const pair of metadata.pairs) {
    const key = keyText(pair) ?? '';
    if (!MOVED.includes(key)) continue;
    const present = pairOf(annotations, key);
    if (present === undefined) moved.push(pair);
    else if (textIn(present.value) === textIn(pair.value)) {
      yield { edits: [removePair(document, pair)] };
    } else {
      const message = `The annotation "${key}" says something else: keep one of both.`;
      yield { path: ['metadata', key], message };
    }
  }
  const [first] = moved;
  if (first === undefined) return;
  const edits = moveIntoSibling(document, moved, 'annotations');
  if (edits !== undefined) yield { edits };
  else {
    const message =
      'Move this to the annotations, which are written in a way that cannot be added to.';
    yield { path: ['metadata', keyText(first) ?? ''], message };
  }
}

/** `[a, b=c]` → `{a: "", b: c}`. */
function* labelsAsMap(document: YamlDocument, { labels }: Metadata): Generator<Rewrite | Note> {
  const list = labels?.node;
  if (list?.kind !== 'seq' || labels?.written !== list) return;
  const edits = list.items.flatMap((item) => labelEdit(document, list, item) ?? []);
  if (edits.length < list.items.length) {
    yield { path: ['metadata', 'labels'], message: 'Labels have to be a mapping of texts.' };
    return;
  }
  const { start, end } = list.range;
  const brackets =
    list.style === 'block'
      ? []
      : [
          { range: { start, end: start + 1 }, newText: '{' },
          { range: { start: end - 1, end }, newText: '}' },
        ];
  yield { edits: [...edits, ...brackets] };
}

function labelEdit(document: YamlDocument, list: YamlSeq, item: YamlNode): TextEdit | undefined {
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return undefined;
  const [key = '', value = ''] = item.value.split(/[=:](.*)/s);
  const text = `${scalarSource(key.trim())}: ${scalarSource(value.trim())}`;
  const { start, end } = item.range;
  if (list.style === 'flow') return { range: { start, end }, newText: text };
  const dash = document.text.lastIndexOf('-', start - 1);
  // Dashes may stand right below the key that the list belongs to; keys may not.
  const outer = columnOf(document, pairOfValue(list)?.key.range.start ?? 0);
  const indent = columnOf(document, dash) <= outer ? '  ' : '';
  return { range: { start: dash, end }, newText: indent + text };
}
