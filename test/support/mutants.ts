// Sound specs with one thing broken: what was done, where, and which problem has to be reported there.
import type { TextEdit } from '../../server/src/base/text-edit.ts';
import { anchorOf, type Field } from '../../server/src/model/field.ts';
import type {
  ComponentInstance,
  ComponentResource,
  ConfigurationResource,
  Container,
} from '../../server/src/model/resource.ts';
import { pairOfValue } from '../../server/src/yaml/access.ts';
import { removePair } from '../../server/src/yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../server/src/yaml/nodes.ts';

/** One thing broken. Offsets count from the start of the document. */
export interface Mutant {
  readonly kind: string;
  readonly edit: TextEdit;
  /** Codes of which one has to be reported. */
  readonly codes: readonly string[];
  /** Where the problem has to start, in the text before the edit; any place on that line will do. */
  readonly at: number;
}

/** Every mutant of a component. */
export function componentMutants(document: YamlDocument, component: ComponentResource): Mutant[] {
  const { metadata, workloadType, parameters, containers } = component;
  return [
    ...without(document, 'name of a resource', metadata?.name, ['missing-name']),
    ...replaced('workload type', workloadType, (text) => `${text.slice(0, -1)}x`, [
      'unknown-workload-type',
      'extended-workload-type',
      'body-setting',
    ]),
    ...parameters.flatMap((parameter) => [
      ...without(document, 'type of a parameter', parameter.type, ['missing-parameter-type']),
      ...replaced('type of a parameter misspelt', parameter.type, (text) => `${text}x`, [
        'unknown-parameter-type',
      ]),
    ]),
    ...containers.flatMap((container) => containerMutants(document, container)),
  ];
}

function containerMutants(document: YamlDocument, container: Container): Mutant[] {
  const { name, image, env, ports, resources } = container;
  return [
    ...without(document, 'name of a container', name, ['missing-container-name']),
    ...without(document, 'image', image, ['missing-image']),
    ...misspeltKey('key', image, ['unknown-key']),
    ...env.flatMap(({ fromParam }) =>
      replaced('parameter of a variable', fromParam, (text) => `${text}-gone`, [
        'unknown-env-parameter',
      ]),
    ),
    ...ports.flatMap((port) => [
      ...replaced('port number', port.containerPort, () => '70000', ['port-out-of-range']),
      ...replaced('protocol', port.protocol, () => 'HTTP', ['invalid-protocol']),
      ...without(document, 'name of a port', port.name, ['missing-port-name']),
    ]),
    ...replaced('memory', resources?.memory?.required, () => 'plenty', ['invalid-memory']),
    ...replaced('processor', resources?.cpu?.required, () => '-1', ['invalid-cpu']),
  ];
}

/** Every mutant of a configuration; `requiredOf` names the parameters of a known component that need a value. */
export function configurationMutants(
  document: YamlDocument,
  configuration: ConfigurationResource,
  requiredOf: (component: string) => ReadonlySet<string> | undefined,
): Mutant[] {
  const { components, variables } = configuration;
  return [
    ...variables.flatMap((variable) =>
      without(document, 'value of a variable', variable.value, ['variable-value']),
    ),
    ...components
      .filter(isListed)
      .flatMap((instance) => [
        ...instanceMutants(document, instance),
        ...traitNames(instance, configuration.dialect.facts.traitIdentity),
        ...knownComponentMutants(
          document,
          instance,
          requiredOf(instance.componentName?.value ?? ''),
        ),
      ]),
  ];
}

/** An instance that is written as one, and not in an older or mistaken way. */
function isListed({ componentName, node }: ComponentInstance): boolean {
  return componentName !== undefined && node.parent?.kind === 'seq';
}

function instanceMutants(document: YamlDocument, instance: ComponentInstance): Mutant[] {
  const { componentName, instanceName, parameterValues, traits, applicationScopes } = instance;
  return [
    ...replaced('component', componentName, (text) => `${text}-gone`, ['unknown-component']),
    ...without(document, 'name of an instance', instanceName, ['missing-instance-name']),
    ...parameterValues.flatMap(({ value }) => [
      ...replaced('variable', value, () => '"[fromVariable(gone)]"', ['unknown-variable']),
      ...replaced('type of a value', value, () => '[1, 2]', [
        'parameter-value-type',
        'parameter-type-mismatch',
      ]),
    ]),
    ...traits.flatMap((trait) => [
      ...trait.properties.flatMap(({ name, value }) => [
        ...(trait.propertiesField?.node.kind === 'map'
          ? misspeltKey('property of a trait', value, ['unknown-trait-property'])
          : []),
        ...(typeof value?.value === 'number'
          ? replaced('type of a property', value, () => 'many', [
              'trait-property-type',
              'negative-replicas',
              'ingress-port',
            ]).filter(() => name !== undefined)
          : []),
      ]),
    ]),
    ...applicationScopes.map((node) => replacedNode('scope', node, '"gone"', ['unknown-scope'])),
  ];
}

/** The draft says by another field which trait is meant. */
function traitNames({ traits }: ComponentInstance, identity: 'type' | 'name'): Mutant[] {
  return traits.flatMap((trait) =>
    replaced('trait', identity === 'name' ? trait.name : trait.type, (text) => `${text}zzz`, [
      'unknown-trait',
    ]),
  );
}

function knownComponentMutants(
  document: YamlDocument,
  { parameterValues }: ComponentInstance,
  required: ReadonlySet<string> | undefined,
): Mutant[] {
  if (required === undefined) return [];
  const renamed = parameterValues.flatMap(({ name }) =>
    replaced('parameter', name, (text) => `${text}-gone`, ['undeclared-parameter-value']),
  );
  const removed = parameterValues.flatMap(({ name, value }) =>
    name?.value !== undefined && required.has(name.value)
      ? without(document, 'value of a required parameter', value, [
          'parameter-without-value',
          'missing-parameter-value',
        ])
      : [],
  );
  return [...renamed, ...removed];
}

/** The field taken out, with its key. */
function without(
  document: YamlDocument,
  kind: string,
  field: Field<unknown> | undefined,
  codes: readonly string[],
): Mutant[] {
  const pair = field === undefined ? undefined : pairOfValue(field.written);
  if (pair === undefined || pair.parent.pairs.length < 2) return [];
  const edit = removePair(document, pair);
  // The item of a list is known by its first key; without that, by the one that moves up.
  const first = pair.parent.pairs[0] === pair;
  const at =
    first && pair.parent.parent?.kind === 'seq' ? edit.range.start : anchorOf(pair.parent).start;
  return [{ kind: `${kind} missing`, edit, codes, at }];
}

/** The value written otherwise. */
function replaced(
  kind: string,
  field: Field<unknown> | undefined,
  change: (text: string) => string,
  codes: readonly string[],
): Mutant[] {
  if (field?.value === undefined || field.node.kind !== 'scalar') return [];
  return [replacedNode(kind, field.written, change(String(field.value)), codes)];
}

function replacedNode(
  kind: string,
  node: YamlNode,
  newText: string,
  codes: readonly string[],
): Mutant {
  return { kind, edit: { range: node.range, newText }, codes, at: node.range.start };
}

function misspeltKey(
  kind: string,
  field: Field<unknown> | undefined,
  codes: readonly string[],
): Mutant[] {
  const key = field?.key;
  if (key?.kind !== 'scalar' || typeof key.value !== 'string') return [];
  const { value } = key;
  const newText = `${value.slice(0, 1)}zq${value.slice(1)}`;
  return [
    { kind: `${kind} misspelt`, edit: { range: key.range, newText }, codes, at: key.range.start },
  ];
}
