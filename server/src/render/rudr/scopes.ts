// Scopes in Rudr: only health scopes can be created and joined.
import {
  constant,
  listOf,
  mapOf,
  type RenderedNode,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderOptions } from '../rendering.ts';
import { ownerReferences, typeOf } from './instance.ts';
import {
  child,
  children,
  exact,
  items,
  jsonKind,
  placeOfPart,
  textIn,
  type JsonKind,
  type JsonPart,
} from './json-part.ts';
import { checkGivenValues } from './parameters.ts';
import type { RudrRun } from './run.ts';

const HEALTH = 'core.oam.dev/v1alpha1.HealthScope';
const NETWORK = 'core.oam.dev/v1alpha1.NetworkScope';

export interface ScopeCreation {
  readonly run: RudrRun;
  readonly application: RenderedScalar;
  readonly variables: ReadonlySet<string>;
  readonly ownerReferences: RenderOptions['ownerReferences'];
}

/** Names of the variables of a configuration. */
export function variableNames(spec: JsonPart | undefined): ReadonlySet<string> {
  return new Set(children(spec, 'variables').map((each) => textIn(child(each, 'name')) ?? ''));
}

/** Creates the scopes that a configuration declares. */
export function createScopes(scopes: readonly JsonPart[], creation: ScopeCreation): void {
  for (const scope of scopes) {
    checkGivenValues(children(scope, 'properties'), creation.variables, creation.run, 'crash');
    if (isHealthScope(scope, creation.run, 'created')) createHealthScope(scope, creation);
  }
}

/** Whether the scope is one that Rudr can handle; where it is not, Rudr is told to refuse. */
export function isHealthScope(scope: JsonPart, run: RudrRun, deed: 'created' | 'joined'): boolean {
  const type = child(scope, 'type') ?? scope;
  const name = textIn(type) ?? '';
  if (name === HEALTH) return true;
  run.refuse(
    placeOfPart(type),
    name === NETWORK
      ? `network scopes cannot be ${deed} in Rudr`
      : `it knows no scope type "${name}"`,
  );
  return false;
}

/** Fields of a health scope, with the property that says each and what it must be. */
const FIELDS: readonly (readonly [string, string, readonly JsonKind[]])[] = [
  ['failureRateThreshold', 'failure-rate-threshold', ['integer', 'float']],
  ['healthThresholdPercentage', 'health-threshold-percentage', ['integer', 'float']],
  ['healthyRateThreshold', 'healthy-rate-threshold', ['integer', 'float']],
  ['probeEndpoint', 'probe-endpoint', ['text']],
  ['probeInterval', 'probe-interval', ['integer']],
  ['probeMethod', 'probe-method', ['text']],
  ['probeTimeout', 'probe-timeout', ['integer']],
  ['requiredHealthyComponents', 'required-healthy-components', ['list']],
];

const REQUIRED = ['probe-method', 'probe-endpoint'];

function createHealthScope(scope: JsonPart, creation: ScopeCreation): void {
  const { run, application } = creation;
  const given = new Map<string, JsonPart>();
  for (const property of children(scope, 'properties')) {
    const name = textIn(child(property, 'name')) ?? '';
    const value = child(property, 'value');
    const [, , kinds] = FIELDS.find(([, key]) => key === name) ?? [];
    if (kinds === undefined) {
      run.ignore(placeOfPart(property), `Rudr knows no property "${name}" of health scopes`);
    } else if (value !== undefined && !isUsable(value, kinds)) {
      run.ignore(placeOfPart(value), `Rudr does not use this value of "${name}", for its type`);
    } else if (value !== undefined) given.set(name, { ...value, name, what: 'property' });
  }
  for (const name of REQUIRED.filter((key) => !given.has(key))) {
    run.refuse(placeOfPart(scope), `a health scope needs the property "${name}"`);
  }
  const spec = mapOf(
    Object.fromEntries(FIELDS.map(([field, name]) => [field, valueOf(given.get(name))])),
  );
  const [apiVersion, kind] = typeOf('core.oam.dev/v1alpha1', 'HealthScope', 'A health scope');
  const owner = { kind: 'ApplicationConfiguration', name: application } as const;
  const metadata = mapOf({
    name: application,
    ownerReferences: ownerReferences(owner, creation.ownerReferences),
  });
  const object = {
    apiVersion: String(apiVersion.value),
    kind: String(kind.value),
    name: String(application.value),
    namespace: undefined,
    instance: undefined,
    place: placeOfPart(scope),
    root: mapOf({ apiVersion, kind, metadata, spec }),
  };
  run.create(object, 'keeps-the-first');
}

/** Lists must be of texts only. */
function isUsable(value: JsonPart, kinds: readonly JsonKind[]): boolean {
  return kinds.includes(jsonKind(value)) && items(value).every((item) => jsonKind(item) === 'text');
}

function valueOf(value: JsonPart | undefined): RenderedNode {
  if (value === undefined) return constant(null, 'Rudr writes every field of a health scope');
  if (value.node.kind !== 'seq') return exact(value) ?? constant(null, 'No value');
  return listOf(items(value).flatMap((item) => exact(item) ?? []));
}
