// Functions of OpenFaaS: the `spec` of the custom resource that its operator runs.
import { askedBy, placeOfOrigin, type Place } from '../../origin.ts';
import {
  childOf,
  mapOf,
  mapOfEntries,
  type RenderedEntry,
  type RenderedMap,
  type RenderedNode,
} from '../../rendered-node.ts';
import { asText } from '../../text-form.ts';
import { tell } from '../fields.ts';
import { placeOfValue, type InstanceContext } from '../instance-context.ts';
import { isNull, type Setting } from './settings.ts';

/** Fields of the custom resource that take what a setting of the same name says. */
const MAIN_FIELDS = ['image', 'handler'];
const OTHER_FIELDS = [
  'annotations',
  'constraints',
  'secrets',
  'limits',
  'requests',
  'readOnlyRootFilesystem',
];

/** Fields that are made of more than the setting. */
const BUILT_FIELDS = ['environment', 'labels'];

const FIELDS = [...MAIN_FIELDS, ...BUILT_FIELDS, ...OTHER_FIELDS];

/** https://docs.openfaas.com/architecture/autoscaling/: the labels that bound the number of replicas. */
const SCALE_LABELS = ['com.openfaas.scale.min', 'com.openfaas.scale.max'];

/** The body of a function; undefined where it has no image, without which OpenFaaS takes none. */
export function functionSpec(
  settings: readonly Setting[],
  context: InstanceContext,
): RenderedMap | undefined {
  const values = new Map(settings.map((setting) => [setting.key, setting.value]));
  const image = values.get('image');
  if (image?.kind !== 'scalar' || typeof image.value !== 'string') {
    const { component, place } = context.resolved;
    const part = settings.find(({ key }) => key === 'image')?.part;
    tell(context, {
      code: 'missing-workload-setting',
      severity: 'error',
      message: `A function needs the setting "image", a text. No function is made for "${context.resolved.name}".`,
      at: part?.name?.node ?? component.workloadType?.node ?? place,
    });
    return undefined;
  }
  for (const { key, part } of settings) {
    if (FIELDS.includes(key) || part === undefined) continue;
    tell(context, {
      code: 'unknown-workload-setting',
      severity: 'warning',
      message: `A function of OpenFaaS has no setting "${key}", so it is left out.`,
      at: part.name?.node ?? part.node,
    });
  }
  const plain = (key: string) => [key, values.get(key)] as const;
  return mapOf({
    name: context.name,
    ...Object.fromEntries(MAIN_FIELDS.map(plain)),
    environment: environmentOf(values.get('environment'), context),
    labels: labelsOf(values.get('labels'), context),
    ...Object.fromEntries(OTHER_FIELDS.map(plain)),
  });
}

/** A map of texts, or a list of names with values or parameters; what has no value is left out. */
function environmentOf(
  node: RenderedNode | undefined,
  context: InstanceContext,
): RenderedMap | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'map') return textsOf(node);
  if (node.kind === 'scalar') {
    report('environment-form', '"environment" must be a map, or a list with "name" and "value".', {
      context,
      place: placeOfValue(node, context),
    });
    return undefined;
  }
  const entries = new Map<string, RenderedEntry>();
  for (const item of node.items) {
    const entry = variableOf(item, context);
    if (entry !== undefined) entries.set(entry.key, entry);
  }
  return mapOfEntries([...entries.values()], node.origin);
}

function variableOf(item: RenderedNode, context: InstanceContext): RenderedEntry | undefined {
  const name = childOf(item, 'name');
  const place = placeOfNode(item, context);
  if (name?.kind !== 'scalar' || typeof name.value !== 'string') {
    report('unnamed-variable', 'This variable is left out: it has no usable "name".', {
      context,
      place,
    });
    return undefined;
  }
  const value = valueOf(item, name.value, context);
  if (value === undefined || isNull(value)) return undefined;
  return { key: name.value, keyOrigin: name.origin, value: asText(value) };
}

/** As in containers: a parameter wins, the literal stands in where it has no value (contradiction C32). */
function valueOf(
  item: RenderedNode,
  name: string,
  context: InstanceContext,
): RenderedNode | undefined {
  const { parameters, component } = context.resolved;
  const literal = childOf(item, 'value');
  const asked = childOf(item, 'fromParam');
  if (asked?.kind !== 'scalar' || typeof asked.value !== 'string') {
    if (literal === undefined) {
      report('env-without-value', `"${name}" is left out: it has no "value" and no "fromParam".`, {
        context,
        place: placeOfNode(item, context),
      });
    }
    return literal;
  }
  const given = parameters.get(asked.value);
  const isDeclared = component.parameters.some((one) => one.name?.value === asked.value);
  if (given === undefined && literal === undefined && !isDeclared) {
    report(
      'unknown-env-parameter',
      `"${name}" is left out: the component declares no parameter "${asked.value}".`,
      { context, place: placeOfValue(asked, context) },
    );
  }
  if (given === undefined) return literal;
  const text = isNull(given) ? given : asText(given);
  const step = asked.origin.kind === 'source' ? asked.origin.steps[0] : undefined;
  return step === undefined || text.kind !== 'scalar'
    ? text
    : { ...text, origin: askedBy(step, text.origin) };
}

/** Labels of the function's pods: those of the setting, of scopes, and the bounds of its scale. */
function labelsOf(
  node: RenderedNode | undefined,
  context: InstanceContext,
): RenderedMap | undefined {
  const { replicas, podLabels } = context.effects;
  const entries = new Map<string, RenderedEntry>();
  const own = node?.kind === 'map' ? textsOf(node).entries : [];
  for (const entry of [...own, ...podLabels.entries]) entries.set(entry.key, entry);
  if (replicas !== undefined && Number(replicas.value) > 0) {
    const value = { ...replicas, value: String(replicas.value) };
    for (const key of SCALE_LABELS) entries.set(key, { key, keyOrigin: undefined, value });
  } else if (replicas !== undefined) {
    report(
      'function-without-replicas',
      'OpenFaaS keeps at least one replica of a function, so 0 replicas cannot be carried over.',
      { context, place: placeOfValue(replicas, context) },
    );
  }
  return entries.size === 0 ? undefined : mapOfEntries([...entries.values()], node?.origin);
}

/** The same map with texts as values, as labels and variables have them; what has no value is left out. */
function textsOf({ entries, origin }: RenderedMap): RenderedMap {
  const texts = entries.flatMap((entry) =>
    isNull(entry.value) ? [] : { ...entry, value: asText(entry.value) },
  );
  return mapOfEntries(texts, origin);
}

function placeOfNode({ origin }: RenderedNode, { resolved }: InstanceContext): Place {
  return (origin === undefined ? undefined : placeOfOrigin(origin)) ?? resolved.place;
}

function report(
  code: string,
  message: string,
  { context, place }: { readonly context: InstanceContext; readonly place: Place },
): void {
  tell(context, { code, severity: 'warning', message, at: place });
}
