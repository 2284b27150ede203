// Values in the spelling of the new version: images, types of parameters, booleans, numbers in quotes, protocols.
import { imageTextOf } from '../../../model/image-reference.ts';
import type { Field } from '../../../model/field.ts';
import { booleanWord, canonicalType, parametersOf } from '../../../model/parameter-types.ts';
import type { ComponentResource, Parameter, Resource } from '../../../model/resource.ts';
import { factsOf } from '../../../schema/schema-view.ts';
import { schemaInDialect } from '../../../workspace/field-history.ts';
import { pairOf, pathOf } from '../../../yaml/access.ts';
import { replaceMapByText } from '../../../yaml/edit-move.ts';
import { replaceScalar } from '../../../yaml/edit.ts';
import type { Note, Rewrite, Subject } from '../step.ts';

export function* valueStep(subject: Subject): Generator<Rewrite | Note> {
  const { resource } = subject;
  for (const parameter of parametersOf(resource)) yield* parameterValues(parameter);
  for (const field of booleansOf(resource)) yield* booleanValue(field);
  if (resource.role !== 'component') return;
  yield* images(subject, resource);
  yield* numbers(resource);
  yield* protocols(subject, resource);
}

function* parameterValues({ type, required, default: usual }: Parameter): Generator<Rewrite> {
  const word = type?.value;
  const meant = word === undefined ? undefined : canonicalType(word);
  if (type?.node.kind === 'scalar' && meant !== undefined && meant !== word) {
    yield { edits: [replaceScalar(type.node, meant)] };
  }
  yield* booleanValue(required);
  const isTrue = usual === undefined ? undefined : booleanWord(usual.node, meant ?? '');
  if (usual?.node.kind === 'scalar' && isTrue !== undefined) {
    yield { edits: [{ range: usual.node.range, newText: String(isTrue) }] };
  }
}

function booleansOf(resource: Resource): readonly (Field<boolean> | undefined)[] {
  if (resource.role === 'scope') return [resource.allowComponentOverlap];
  if (resource.role !== 'component') return [];
  return resource.containers.flatMap(
    ({ resources }) => resources?.volumes.map(({ disk }) => disk?.ephemeral) ?? [],
  );
}

/** `Y` → `true`. */
function* booleanValue(field: Field<boolean> | undefined): Generator<Rewrite> {
  const { value, node } = field ?? {};
  if (value === undefined || node?.kind !== 'scalar' || typeof node.value === 'boolean') return;
  yield { edits: [{ range: node.range, newText: String(value) }] };
}

function* images(
  { document }: Subject,
  { containers }: ComponentResource,
): Generator<Rewrite | Note> {
  for (const { image } of containers) {
    const map = image?.node;
    if (map?.kind !== 'map' || image?.written !== map) continue;
    const text = imageTextOf(map);
    if (text !== undefined) yield { edits: [replaceMapByText(document, map, text)] };
    else yield { path: pathOf(map), message: 'Write the image as one text: "name:tag@digest".' };
  }
}

/** Amounts of processors are numbers, which quotes make text of. */
function* numbers({ containers }: ComponentResource): Generator<Rewrite> {
  for (const { resources } of containers) {
    for (const part of [resources?.cpu, resources?.gpu]) {
      const node = part?.required?.node;
      if (node?.kind !== 'scalar' || typeof node.value !== 'string') continue;
      if (!/^\d+(?:\.\d+)?$/.test(node.value)) continue;
      yield { edits: [{ range: node.range, newText: node.value }] };
    }
  }
}

/** Protocols are spelled in the case that the schema has. */
function* protocols({ to }: Subject, { containers, role }: ComponentResource): Generator<Rewrite> {
  for (const { node } of containers.flatMap(({ ports }) => ports)) {
    const value = pairOf(node, 'protocol')?.value;
    if (value?.kind !== 'scalar' || typeof value.value !== 'string') continue;
    const written = value.value.toLowerCase();
    const view = schemaInDialect(to, role, pathOf(value));
    const allowed = view === undefined ? [] : factsOf(view).values.map((each) => each.value);
    const meant = allowed.find((each) => String(each).toLowerCase() === written);
    if (typeof meant === 'string' && meant !== value.value) {
      yield { edits: [replaceScalar(value, meant)] };
    }
  }
}
