// What to write for a whole new resource, and for an instance of a component in a configuration.
import { childOf, factsOf, schemaById, viewOf, type SchemaFacts } from '../schema/schema-view.ts';
import { workloadTypeName, workloadTypesFor } from './catalog/catalog.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { ComponentResource, Parameter } from './resource.ts';
import type { Role } from './role.ts';
import { readScopeParameters } from './scope-parameters.ts';
import {
  closedValues,
  isScalar,
  namedValueSketch,
  sketchOf,
  type Sketch,
  type SketchEntry,
  type SketchHints,
} from './sketch.ts';

/** Keys by role and path that the schema does not require and that make the resource useful. */
const USUAL: Partial<Record<Role, Readonly<Record<string, readonly string[]>>>> = {
  component: { spec: ['containers'] },
  configuration: { spec: ['components'] },
};

/** Keys that nearly every resource of a role has at a path. */
export function usualKeys(role: Role | 'unknown', pattern: string): readonly string[] {
  return role === 'unknown' ? [] : (USUAL[role]?.[pattern] ?? []);
}

/** A resource with everything that its kind needs; undefined for kinds that the API version has not. */
export function resourceSketch(dialect: Dialect, kind: string): Sketch | undefined {
  const info = Object.hasOwn(dialect.kinds, kind) ? dialect.kinds[kind] : undefined;
  const view = info && schemaById(info.schemaId);
  return info && view && sketchOf(view, '', hintsFor(dialect, info.role));
}

function hintsFor(dialect: Dialect, role: Role): SketchHints {
  const coreTypes = workloadTypesFor(dialect.group).filter(({ tier }) => tier === 'core');
  // The first type is the one that stands there until another is chosen.
  const container = coreTypes[0]?.endpoint === true ? ['ports'] : [];
  return {
    namesAt: (pattern) => (pattern === 'spec.workloadType' ? coreTypes.map(workloadTypeName) : []),
    canName: () => true,
    usualKeys: (pattern) =>
      pattern === 'spec.containers[]' ? container : usualKeys(role, pattern),
  };
}

/** What an instance needs besides the name of its component. */
export function instanceEntries(
  name: string,
  component: ComponentResource,
): readonly SketchEntry[] {
  const values = requiredParameters(component).map((parameter) =>
    namedValueSketch({ key: parameter.name?.value ?? '', value: stopFor(parameter) }),
  );
  const instanceName = { shape: 'stop', offered: [name], isText: true } as const;
  return [
    { key: 'instanceName', value: instanceName },
    ...(values.length === 0
      ? []
      : [{ key: 'parameterValues', value: { shape: 'list', items: values } } as const]),
  ];
}

/** The parameters that every instance must be given. */
export function requiredParameters({ parameters }: ComponentResource): readonly Parameter[] {
  return parameters.filter(
    ({ name, required, default: usual }) =>
      required?.value === true && usual === undefined && (name?.value ?? '') !== '',
  );
}

/** Where the value of a parameter is to be written. */
export function stopFor(parameter: Parameter): Sketch {
  const facts = factsOfParameter(parameter);
  const { defaultValue } = facts;
  const isText = facts.types.length === 0 || facts.types[0] === 'string';
  const offered = isScalar(defaultValue) ? [defaultValue] : closedValues(facts);
  return { shape: 'stop', offered, isText };
}

/** What a parameter says of its values. */
export function factsOfParameter(parameter: Parameter): SchemaFacts {
  const all = viewOf(readScopeParameters([parameter]));
  return factsOf(childOf(all, parameter.name?.value ?? '') ?? viewOf({}));
}
