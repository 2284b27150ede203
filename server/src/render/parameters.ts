// The values that an instance gives to the parameters of its component, and what takes them.
import type { ComponentInstance, ComponentResource, ParameterUser } from '../model/resource.ts';
import { givenValue } from '../workspace/effective-values.ts';
import { askedBy, type OriginStep } from './origin.ts';
import type { RenderedNode } from './rendered-node.ts';
import type { RenderProblem } from './rendering.ts';
import { fieldStep, placeIn, type SourceDocument } from './source-document.ts';
import { renderedValue, type VariableValues } from './values.ts';

/** Values by name of the parameter; undefined for one that has none. */
export interface ParameterValues {
  readonly get: (name: string) => RenderedNode | undefined;
}

export interface ParameterWorld {
  readonly component: ComponentResource;
  readonly componentSource: SourceDocument;
  readonly instance: ComponentInstance;
  readonly instanceSource: SourceDocument;
  readonly variables: VariableValues;
  readonly report: (problem: RenderProblem) => void;
}

/**
 * Resolves the declared parameters of a component: the value that the instance gives, else the
 * default, else none (chapter 6 of the specification). A required one without a value is reported.
 */
export function parameterValues(world: ParameterWorld): ParameterValues {
  const values = new Map<string, RenderedNode>();
  for (const { name, required, default: byDefault } of world.component.parameters) {
    const key = name?.value;
    if (key === undefined || values.has(key)) continue;
    const given = givenValue(world.instance, key)?.value;
    const value =
      given === undefined
        ? renderedValue(byDefault?.written, {
            source: world.componentSource,
            variables: undefined,
            what: 'parameter-default',
            name: key,
          })
        : renderedValue(given.written, {
            source: world.instanceSource,
            variables: world.variables,
            what: 'parameter-value',
            name: key,
          });
    if (value !== undefined) values.set(key, value);
    else if (required?.value === true) world.report(missingValue(key, world));
  }
  return { get: (name) => values.get(name) };
}

function missingValue(name: string, { instance, instanceSource }: ParameterWorld): RenderProblem {
  return {
    code: 'missing-parameter-value',
    severity: 'error',
    message: `The component requires a value for "${name}".`,
    place: placeIn(instanceSource, (instance.componentName ?? instance).node.range),
    related: [],
  };
}

/**
 * The value of something that takes a literal or a parameter. A parameter wins; where it has no
 * value, the literal stands in (contradiction C32). Undefined when there is neither.
 */
export function valueOfUser(
  user: ParameterUser,
  source: SourceDocument,
  parameters: ParameterValues,
): RenderedNode | undefined {
  const { fromParam, value } = user;
  const fromParameter =
    fromParam?.value === undefined ? undefined : parameters.get(fromParam.value);
  if (fromParam !== undefined && fromParameter !== undefined) {
    return withStep(fieldStep(source, fromParam), fromParameter);
  }
  if (value === undefined) return undefined;
  return renderedValue(value.written, {
    source,
    variables: undefined,
    what: 'field',
    name: 'value',
  });
}

/** The same value, of which every scalar was asked for by that field. */
function withStep(step: OriginStep, node: RenderedNode): RenderedNode {
  if (node.kind === 'scalar') return { ...node, origin: askedBy(step, node.origin) };
  const origin = node.origin === undefined ? undefined : askedBy(step, node.origin);
  if (node.kind === 'list') {
    return { ...node, origin, items: node.items.map((item) => withStep(step, item)) };
  }
  const entries = node.entries.map((entry) => ({ ...entry, value: withStep(step, entry.value) }));
  return { ...node, origin, entries };
}
