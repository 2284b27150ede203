// Where in the specs an author changes what a cluster says about a field of an object.
import type { Place } from '../render/origin.ts';
import { placeAt } from '../render/rendered-place.ts';
import { parseFieldPath, resolveField } from './field-path.ts';
import type { DeployInput, InputObject } from './input.ts';
import { idKey, type ObjectId } from './object-id.ts';

/**
 * The place of a field that a server names, or the nearest one around it; without a field, that of
 * the part that the object stands for. Undefined for objects that are not in the specs.
 */
export function placeOfField(
  input: DeployInput,
  id: ObjectId,
  field: string | undefined,
): Place | undefined {
  const object = inputObject(input, id);
  if (object === undefined) return undefined;
  const steps = field === undefined ? undefined : parseFieldPath(field);
  if (steps === undefined) return object.rendered.place;
  const direct = resolveField(object.body, steps);
  // Texts of secrets are sent as `data`, whatever field the specs became.
  const [first, ...others] = steps;
  const isData = object.id.kind === 'Secret' && first === 'data' && direct.rest.length > 0;
  const { path } = isData ? resolveField(object.body, ['stringData', ...others]) : direct;
  return path.length === 0 ? object.rendered.place : placeAt(object.rendered, path);
}

/** The object of the input that is meant; a plan knows better than a rendering which kinds have namespaces. */
function inputObject({ objects }: DeployInput, id: ObjectId): InputObject | undefined {
  const key = idKey(id);
  return (
    objects.find((object) => idKey(object.id) === key) ??
    objects.find(
      (object) =>
        object.id.group === id.group && object.id.kind === id.kind && object.id.name === id.name,
    )
  );
}
