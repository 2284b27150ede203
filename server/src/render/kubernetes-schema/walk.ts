// Walks an object along its schema: unknown fields, missing ones, wrong types; and calls the rules of each definition.
import { nearest } from '../../base/nearest.ts';
import { fieldRules } from './field-rules.ts';
import {
  isObject,
  type JsonObject,
  type ObjectPath,
  type ObjectProblem,
  type Place,
  type PlaceRule,
} from './place.ts';
import { faultOfScalar, nameOf } from './scalars.ts';
import type { FieldType, KubernetesSchemas } from './schemas.ts';
import { isAtLeast, type KubernetesVersion } from '../kubernetes-version.ts';

export interface Walk {
  readonly schemas: KubernetesSchemas;
  readonly version: KubernetesVersion;
  readonly kind: string;
  readonly rules: ReadonlyMap<string, PlaceRule>;
  readonly problems: ObjectProblem[];
}

interface Spot {
  readonly path: ObjectPath;
  readonly around: Place['around'];
}

/** Checks an object against a definition and reports into the walk. */
export function walkObject(walk: Walk, object: JsonObject, definition: string): void {
  visitObject(walk, object, definition, { path: [], around: [] });
}

function visit(walk: Walk, value: unknown, type: FieldType, spot: Spot): void {
  switch (type.form) {
    case 'scalar': {
      visitScalar(walk, value, type.name, spot);
      return;
    }
    case 'object':
      if (value === null) {
        visitObject(walk, {}, type.definition, spot);
        return;
      }
      if (isObject(value)) {
        visitObject(walk, value, type.definition, spot);
        return;
      }
      {
        wrong(walk, spot, `This must be an object, not ${nameOf(value)}.`);
        return;
      }
    case 'list':
      if (!Array.isArray(value)) {
        wrong(walk, spot, listMessage(value));
        return;
      }
      for (const [index, item] of value.entries()) visit(walk, item, type.of, step(spot, index));
      return;
    case 'map':
      if (!isObject(value)) {
        wrong(walk, spot, `This must be a map, not ${nameOf(value)}.`);
        return;
      }
      for (const [key, item] of Object.entries(value)) visit(walk, item, type.of, step(spot, key));
  }
}

function listMessage(value: unknown): string {
  return `This must be a list, not ${nameOf(value)}. Each item starts with "- ".`;
}

function visitScalar(
  walk: Walk,
  value: unknown,
  name: Parameters<typeof faultOfScalar>[1],
  spot: Spot,
): void {
  const fault = value === null ? undefined : faultOfScalar(value, name);
  if (fault !== undefined) walk.problems.push({ path: spot.path, ...fault });
}

function visitObject(walk: Walk, object: JsonObject, definition: string, spot: Spot): void {
  const fields = walk.schemas.fields(definition, walk.version);
  const name = definition.replace(/^\w*?V\d+(?:(?:alpha|beta)\d+)?(?=[A-Z])/, '');
  const place = placeOf(walk, object, spot);
  const around = [...spot.around, { definition: name, object }];
  for (const [key, value] of Object.entries(object)) {
    const field = fields.get(key);
    if (field === undefined) {
      place.report('unknown-field', [key], unknownMessage(walk, definition, key));
    } else if (value !== null) {
      visit(walk, value, field.type, { path: [...spot.path, key], around });
      fieldRules.get(`${name}.${key}`)?.(value, key, place);
    }
  }
  // The server drops the status of what is created, so nobody misses a part of it.
  if (spot.path[0] !== 'status') {
    for (const [key, { required }] of fields) {
      if (required && !isGiven(object, key) && !UNENFORCED.has(`${name}.${key}`)) {
        place.report('missing', [], `The field "${key}" is missing.`);
      }
    }
  }
  walk.rules.get(name)?.(place);
}

/** Required by the published schemas of some versions, while the server takes an object without them. */
const UNENFORCED = new Set(['StatefulSetSpec.serviceName', 'NetworkPolicySpec.podSelector']);

/** An empty text counts as absent, but for values of headers and the like, which may be empty. */
function isGiven(object: JsonObject, key: string): boolean {
  const value = Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined;
  return value !== undefined && (value !== '' || key === 'value');
}

/** A field of another version is named as such; for another name, the nearest known one is offered. */
function unknownMessage(walk: Walk, definition: string, key: string): string {
  const { schemas, version } = walk;
  const span = schemas.span(definition, key);
  if (span === undefined) {
    const near = nearest(key, schemas.fields(definition, version).keys());
    return `"${key}" is not a field here.${near === undefined ? '' : ` Did you mean "${near}"?`}`;
  }
  return isAtLeast(version, span.since)
    ? `"${key}" exists until Kubernetes ${span.until} only, and the cluster has ${version}.`
    : `"${key}" exists from Kubernetes ${span.since} on, and the cluster has ${version}.`;
}

function placeOf(walk: Walk, object: JsonObject, { path, around }: Spot): Place {
  return {
    object,
    path,
    around,
    kind: walk.kind,
    version: walk.version,
    report(kind, inner, message) {
      walk.problems.push({ path: [...path, ...inner], kind, message });
    },
  };
}

function step({ path, around }: Spot, key: string | number): Spot {
  return { path: [...path, key], around };
}

function wrong(walk: Walk, { path }: Spot, message: string): void {
  walk.problems.push({ path, kind: 'type', message });
}
