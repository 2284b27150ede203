// What Rudr creates for workload types that are not its own: OpenFaaS functions, and any object that a setting spells out.
import {
  constant,
  mapOf,
  mapByName,
  type RenderedEntry,
  type RenderedNode,
  type RenderedScalar,
} from '../rendered-node.ts';
import { objectOf, typeOf, type RudrInstance } from './instance.ts';
import {
  child,
  children,
  computed,
  items,
  placeOfPart,
  rendered,
  textIn,
  type JsonPart,
} from './json-part.ts';
import { valueOfUser } from './parameters.ts';

const FUNCTION = 'openfaas.com/v1alpha2.Function';

/** The part to point at for the workload type of an instance. */
export function workloadTypePart({ component }: RudrInstance): JsonPart {
  return child(child(component, 'spec'), 'workloadType') ?? component;
}

function setting({ component }: RudrInstance, name: string): JsonPart | undefined {
  return children(child(component, 'spec'), 'workloadSettings').find(
    (candidate) => textIn(child(candidate, 'name')) === name,
  );
}

/** Whether Rudr can run the type at all; where it cannot, it is told to refuse. */
export function checkExtended(instance: RudrInstance, type: string): boolean {
  const place = placeOfPart(workloadTypePart(instance));
  if (type === FUNCTION) {
    const image = setting(instance, 'image');
    const value = image === undefined ? undefined : valueOfUser(image, instance.parameters);
    if (value?.kind === 'text') return true;
    instance.run.refuse(place, 'a function needs the setting "image", which must be text');
    return false;
  }
  if (partsOfType(type) === undefined) {
    instance.run.refuse(place, `the workload type "${type}" has no group, version and kind`);
    return false;
  }
  if (setting(instance, 'spec') !== undefined) return true;
  instance.run.refuse(
    place,
    `the workload type "${type}" is none of its own and has no setting "spec"`,
  );
  return false;
}

function partsOfType(type: string): { apiVersion: string; kind: string } | undefined {
  const [, group, version, kind] = /^([^/]+)\/([^.]+)\.(.+)$/.exec(type) ?? [];
  if (group === undefined || version === undefined || kind === undefined) return undefined;
  return { apiVersion: `${group}/${version}`, kind };
}

/** Creates the object of an extended workload type that was checked. */
export function createExtended(
  instance: RudrInstance,
  type: string,
  replicas: RenderedScalar | undefined,
): void {
  if (type === FUNCTION) {
    createFunction(instance, replicas);
    return;
  }
  const { run, entry, name } = instance;
  const part = workloadTypePart(instance);
  const { apiVersion = '', kind = '' } = partsOfType(type) ?? {};
  const spec = setting(instance, 'spec');
  const value = child(spec, 'value');
  if (value === undefined && spec !== undefined) {
    run.ignore(placeOfPart(spec), 'Rudr uses only what the setting says under "value"');
  }
  if (replicas !== undefined) {
    run.ignore(placeOfPart(entry), 'Rudr does not scale workloads of this type');
  }
  const body = mapOf({
    spec:
      (value === undefined ? undefined : rendered(value)) ??
      constant(null, 'The setting "spec" has no value of its own'),
  });
  const types = [computed(part, apiVersion), computed(part, kind)] as const;
  run.create(objectOf(instance, types, { name, labels: undefined, body, of: entry }), 'refuses');
}

/** The fields of a function, all of which Rudr sends. */
const FUNCTION_FIELDS = [
  'annotations',
  'constraints',
  'environment',
  'handler',
  'image',
  'labels',
  'limits',
  'name',
  'readOnlyRootFilesystem',
  'replicas',
  'requests',
  'secrets',
] as const;

function createFunction(instance: RudrInstance, replicas: RenderedScalar | undefined): void {
  const { run, entry, name } = instance;
  const said: Partial<Record<(typeof FUNCTION_FIELDS)[number], RenderedNode | undefined>> = {
    environment: environment(instance),
    handler: textSetting(instance, 'handler'),
    image: textSetting(instance, 'image'),
    name,
  };
  // Scaling sends the function once more as a patch, whose empty fields remove those that are there.
  const empty = replicas === undefined ? constant(null, 'Rudr sends every field') : undefined;
  const spec = mapOf(
    Object.fromEntries(FUNCTION_FIELDS.map((field) => [field, said[field] ?? empty])),
  );
  const labels =
    replicas === undefined
      ? undefined
      : mapOf({
          'com.openfaas.scale.min': {
            kind: 'scalar',
            value: String(replicas.value),
            origin: replicas.origin,
          },
        });
  const type = typeOf('openfaas.com/v1alpha2', 'Function', 'What OpenFaaS runs');
  run.create(
    objectOf(instance, type, { name, labels, body: mapOf({ spec }), of: entry }),
    'refuses',
  );
}

function textSetting(instance: RudrInstance, name: string): RenderedScalar | undefined {
  const found = setting(instance, name);
  const value = found === undefined ? undefined : valueOfUser(found, instance.parameters);
  return value?.kind === 'text' ? value.text : undefined;
}

/** The environment of a function: texts that come from parameters; all other entries are dropped. */
function environment(instance: RudrInstance): RenderedNode | undefined {
  const found = setting(instance, 'environment');
  const list = found === undefined ? undefined : valueOfUser(found, instance.parameters)?.part;
  const entries = new Map<string, RenderedEntry>();
  for (const item of items(list)) {
    const named = child(item, 'name');
    const key = textIn(named);
    if (named === undefined || key === undefined) continue;
    const fromParam = child(item, 'fromParam');
    const value = fromParam === undefined ? undefined : valueOfUser(item, instance.parameters);
    if (value?.kind === 'text') {
      entries.set(key, { key, keyOrigin: computed(named, key).origin, value: value.text });
    } else {
      const message = 'Rudr drops this variable: it is no text that comes from a parameter';
      instance.run.ignore(placeOfPart(item), message);
    }
  }
  return entries.size === 0 ? undefined : mapByName([...entries.values()]);
}
