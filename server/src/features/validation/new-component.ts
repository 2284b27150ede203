// The text of a new component for an instance that names one which there is not.
import { findTrait, workloadTypeName, workloadTypesFor } from '../../model/catalog/catalog.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import type { ComponentInstance, ConfigurationResource } from '../../model/resource.ts';
import { scalarSource } from '../../yaml/edit.ts';
import { givenValue } from './given-value.ts';

/** A component that the instance can run as it is: its parameters are the values that are given. */
export function newComponentText(
  instance: ComponentInstance,
  configuration: ConfigurationResource,
): string {
  const { dialect } = configuration;
  const name = instance.componentName?.value ?? '';
  const kind = Object.entries(dialect.kinds).find(([, { role }]) => role === 'component')?.[0];
  const type = workloadTypeOf(instance, dialect);
  const parameters = parametersOf(instance, configuration);
  const lines = [
    `apiVersion: ${dialect.apiVersion}`,
    `kind: ${kind ?? ''}`,
    'metadata:',
    `  name: ${scalarSource(name)}`,
    'spec:',
    `  workloadType: ${type.name}`,
    ...section(
      '  parameters:',
      parameters.flatMap((parameter) => [
        `    - name: ${scalarSource(parameter.name)}`,
        `      type: ${parameter.type}`,
        '      required: true',
      ]),
    ),
    '  containers:',
    '    - name: main',
    `      image: example/${name.toLowerCase()}:1.0.0`,
    ...section(
      '      env:',
      parameters.flatMap((parameter) => [
        `        - name: ${environmentName(parameter.name)}`,
        `          fromParam: ${scalarSource(parameter.name)}`,
      ]),
    ),
    ...(type.endpoint ? PORTS : []),
  ];
  return `${lines.join('\n')}\n`;
}

const PORTS = ['      ports:', '        - name: http', '          containerPort: 8080'];

function section(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [head, ...lines];
}

/** A worker, unless a trait of the instance asks for something that can be reached. */
function workloadTypeOf({ traits }: ComponentInstance, { group }: Dialect) {
  const infos = traits.flatMap(({ type, name }) => {
    const found = findTrait(type?.value ?? name?.value ?? '');
    return found === undefined ? [] : [found.info];
  });
  const fits = (kind: string): boolean =>
    infos.every(({ appliesTo }) => appliesTo.includes('*') || appliesTo.includes(kind));
  const types = workloadTypesFor(group)
    .filter(({ tier, replicable, daemonized }) => tier === 'core' && replicable && daemonized)
    .sort((a, b) => Number(a.endpoint) - Number(b.endpoint));
  const type = types.find(({ kind }) => fits(kind)) ?? types[0];
  return {
    name: type === undefined ? '' : workloadTypeName(type),
    endpoint: type?.endpoint === true,
  };
}

function parametersOf(
  { parameterValues }: ComponentInstance,
  configuration: ConfigurationResource,
) {
  const byName = new Map<string, string>();
  for (const { name, value } of parameterValues) {
    if (name?.value === undefined || name.value === '') continue;
    const type = value === undefined ? undefined : givenValue(value.node, configuration)?.type;
    byName.set(name.value, SIMPLE.find((simple) => simple === type) ?? 'string');
  }
  return [...byName].map(([name, type]) => ({ name, type }));
}

const SIMPLE: readonly string[] = ['string', 'number', 'boolean'];

/** `logLevel` → `LOG_LEVEL`. */
function environmentName(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return `${/^\d/.test(words) ? '_' : ''}${words.toUpperCase()}`;
}
