// Parameters: their names, and the values that one can be given.
import { textField } from '../../model/field.ts';
import type { NameRule } from '../../model/name-rule.ts';
import type { ComponentResource, Parameter } from '../../model/resource.ts';
import { factsOfParameter } from '../../model/resource-sketch.ts';
import { findVariableCalls } from '../../model/variable-call.ts';
import { definitionsOf } from '../../workspace/definitions.ts';
import { givenValue, usesOfComponent, type Use } from '../../workspace/effective-values.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import { nodeAtPath, type YamlPath } from '../../yaml/access.ts';
import type { NameProposal } from './name-proposal.ts';
import type { Place } from './place.ts';
import { closedValues, isScalar, type ScalarValue } from '../../model/sketch.ts';

/** Names of the parameters that the field can refer to: of the instance's component the required ones first. */
export function parameterNames(
  place: Place,
  { reach }: NameRule,
  path: YamlPath,
): readonly NameProposal[] {
  if (reach.in === 'document') {
    return place.resource?.role === 'component'
      ? place.resource.parameters.flatMap(parameterName)
      : [];
  }
  const parameters = componentAround(place, path)?.parameters ?? [];
  return parameters
    .toSorted((a, b) => Number(isRequired(b)) - Number(isRequired(a)))
    .flatMap(parameterName);
}

function isRequired({ required }: Parameter): boolean {
  return required?.value === true;
}

/** The component that the instance around a path names. */
export function componentAround(place: Place, path: YamlPath): ComponentResource | undefined {
  const name = componentNameAround(place, path);
  if (name === undefined) return undefined;
  return definitionsOf(place.workspace, 'component', name)[0]?.resource;
}

function componentNameAround({ resource }: Place, path: YamlPath): string | undefined {
  if (resource?.role !== 'configuration' || path[1] !== 'components') return undefined;
  return textField(nodeAtPath(resource.root, path.slice(0, 3)), 'componentName')?.value;
}

function parameterName(parameter: Parameter): readonly NameProposal[] {
  const name = parameter.name?.value;
  if (name === undefined || name === '') return [];
  const written = parameter.default?.value;
  const parts = [
    isRequired(parameter) ? 'required' : undefined,
    parameter.type?.value,
    written === undefined ? undefined : `default ${String(written)}`,
  ];
  const detail = parts.filter((part) => part !== undefined).join(', ');
  const markdown = parameter.description?.value;
  const data = markdown === undefined ? undefined : ({ of: 'text', markdown } as const);
  return [{ name, detail: detail === '' ? undefined : detail, data }];
}

const GIVEN = 'spec.components[].parameterValues[].value';

/** Other configurations are asked for this many values, and each for those of its instances. */
const MAX_VALUES = 10;

/** Values for a parameter: its default, those of its type, and what other instances are given. */
export function givenValues(place: Place, path: YamlPath): readonly NameProposal[] {
  if (place.resource === undefined || patternOf(path) !== GIVEN) return [];
  const item = nodeAtPath(place.resource.root, path.slice(0, -1));
  const name = textField(item, 'name')?.value;
  const component = componentNameAround(place, path);
  if (name === undefined || component === undefined) return [];
  const [own] = definitionsOf(place.workspace, 'component', component);
  const parameter = own?.resource.parameters.find((each) => each.name?.value === name);
  const others = usesOfComponent(place.workspace, component).filter(
    ({ instance }) => instance.node !== nodeAtPath(place.resource?.root, path.slice(0, 3)),
  );
  return [
    ...(parameter === undefined ? [] : typedValues(parameter)),
    ...valuesGivenBy(others, name, parameter?.default?.value),
  ];
}

function typedValues(parameter: Parameter): readonly NameProposal[] {
  const facts = factsOfParameter(parameter);
  const { defaultValue } = facts;
  const markdown = facts.description;
  const data = markdown === undefined ? undefined : ({ of: 'text', markdown } as const);
  const closed = closedValues(facts).filter((value) => value !== defaultValue);
  return [
    ...(isScalar(defaultValue)
      ? [
          {
            name: defaultValue,
            detail: 'default',
            data,
            kind: 'value',
            preselect: 'preselect',
          } as const,
        ]
      : []),
    ...closed.map((name) => ({ name, detail: undefined, data, kind: 'value' }) as const),
  ];
}

/** Calls of variables mean something in their own document only. */
function valuesGivenBy(
  uses: readonly Use[],
  parameter: string,
  byDefault: ScalarValue | undefined,
): readonly NameProposal[] {
  const givers = new Map<ScalarValue, string[]>();
  for (const { configuration, instance } of uses) {
    const value = givenValue(instance, parameter)?.value?.value;
    const isText = typeof value === 'string';
    if (!isScalar(value) || value === byDefault || typeof value === 'boolean') continue;
    if (isText && (/[\r\n]/.test(value) || findVariableCalls(value).length > 0)) continue;
    const giver = configuration.metadata?.name?.value ?? 'another configuration';
    const known = givers.get(value);
    if (known !== undefined) known.push(giver);
    else if (givers.size < MAX_VALUES) givers.set(value, [giver]);
  }
  return [...givers].map(([name, by]) => {
    const [first = '', ...more] = new Set(by);
    const detail =
      more.length === 0 ? `in ${first}` : `in ${first} and ${String(more.length)} more`;
    return { name, detail, data: undefined, kind: 'value' };
  });
}
