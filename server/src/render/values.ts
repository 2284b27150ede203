// YAML as written → rendered values, with the variables of the configuration put in.
import type { ScalarValue } from '../model/field.ts';
import type { Variable } from '../model/resource.ts';
import { findVariableCalls, type VariableCall } from '../model/variable-call.ts';
import { effectivePairs, resolveAlias } from '../yaml/access.ts';
import type { YamlNode, YamlScalar } from '../yaml/nodes.ts';
import { toValue } from '../yaml/to-value.ts';
import { askedBy, derivedFromAll, type Origin, type OriginStep } from './origin.ts';
import { listOf, mapByName, type RenderedNode, type RenderedScalar } from './rendered-node.ts';
import { exactScalar, placeIn, type SourceDocument } from './source-document.ts';
import type { RenderProblem } from './rendering.ts';

/** The variables of one configuration, and who is told of what goes wrong with them. */
export interface VariableValues {
  readonly get: (name: string) => RenderedScalar | undefined;
  readonly report: (problem: RenderProblem) => void;
}

/** What the values of variables are taken from. */
export interface VariableSources {
  readonly source: SourceDocument;
  readonly variables: readonly Variable[];
  /** Values given with the request. */
  readonly given: ReadonlyMap<string, ScalarValue>;
  readonly report: (problem: RenderProblem) => void;
}

/** The values of variables: what was given with the request wins over what the configuration says. */
export function variableValues({
  source,
  variables,
  given,
  report,
}: VariableSources): VariableValues {
  const values = new Map<string, RenderedScalar>();
  for (const { name, value } of variables) {
    const scalar = exactScalar(source, value);
    if (name?.value === undefined || scalar === undefined) continue;
    if (values.has(name.value)) continue;
    values.set(name.value, { ...scalar, origin: asVariable(scalar.origin, name.value) });
  }
  for (const [name, value] of given) {
    values.set(name, { kind: 'scalar', value, origin: { kind: 'given', name, steps: [] } });
  }
  return { get: (name) => values.get(name), report };
}

function asVariable(origin: Origin, name: string): Origin {
  if (origin.kind !== 'source') return origin;
  const [first, ...rest] = origin.steps;
  return { ...origin, steps: [{ ...first, what: 'variable', name }, ...rest] };
}

/** Where a value is read, and what is put into it. */
export interface ValueContext {
  readonly source: SourceDocument;
  /** Undefined where calls are plain text. */
  readonly variables: VariableValues | undefined;
  readonly what: OriginStep['what'];
  readonly name: string;
  /** How a scalar is read, for readers other than YAML 1.2. */
  readonly readScalar?: (node: YamlScalar) => ScalarValue;
}

/**
 * The value below a node, each scalar with its origin. Undefined when aliases make it too large or
 * lead into themselves, which the checks of the document report.
 */
export function renderedValue(
  node: YamlNode | undefined,
  context: ValueContext,
): RenderedNode | undefined {
  if (node === undefined || toValue(node).stoppedAt !== undefined) return undefined;
  return convert(node, context);
}

function convert(written: YamlNode, context: ValueContext): RenderedNode {
  const node = resolveAlias(written);
  const { name } = context;
  if (node === undefined) {
    const steps = [stepOf(written, context)] as const;
    return {
      kind: 'scalar',
      value: null,
      origin: { kind: 'source', how: 'derived', steps, also: [] },
    };
  }
  if (node.kind === 'scalar') return scalarWithVariables(node, context);
  const origin: Origin = { kind: 'source', how: 'exact', steps: [stepOf(node, context)], also: [] };
  if (node.kind === 'seq') {
    const items = node.items.map((item, index) =>
      convert(item, { ...context, name: `${name}[${String(index)}]` }),
    );
    return listOf(items, origin);
  }
  const entries = [...effectivePairs(node)].map(([key, pair]) => {
    const step = stepOf(pair.key, context);
    const keyOrigin: Origin = { kind: 'source', how: 'exact', steps: [step], also: [] };
    return { key, keyOrigin, value: convert(pair.value, { ...context, name: `${name}.${key}` }) };
  });
  return mapByName(entries, origin);
}

function stepOf(node: YamlNode, { source, what, name }: ValueContext): OriginStep {
  return { what, name, owner: source.label, place: placeIn(source, node.range) };
}

function scalarWithVariables(node: YamlScalar, context: ValueContext): RenderedScalar {
  const value = context.readScalar === undefined ? node.value : context.readScalar(node);
  const step = stepOf(node, context);
  const how = String(value) === String(node.value) ? 'exact' : 'derived';
  const origin: Origin = { kind: 'source', how, steps: [step], also: [] };
  const { variables } = context;
  if (typeof value !== 'string' || variables === undefined)
    return { kind: 'scalar', value, origin };
  const calls = findVariableCalls(value).filter(({ exact }) => exact);
  const [only] = calls;
  if (only === undefined) return { kind: 'scalar', value, origin };
  if (only.range.start === 0 && only.range.end === value.length) {
    const variable = variableOf(only, step, variables);
    return variable === undefined
      ? { kind: 'scalar', value, origin }
      : { ...variable, origin: askedBy(step, variable.origin) };
  }
  return textWithVariables(value, calls, { step, origin, variables });
}

interface TextPlace {
  readonly step: OriginStep;
  readonly origin: Origin;
  readonly variables: VariableValues;
}

function textWithVariables(
  value: string,
  calls: readonly VariableCall[],
  { step, origin, variables }: TextPlace,
): RenderedScalar {
  const origins: [Origin, ...Origin[]] = [origin];
  let text = '';
  let from = 0;
  for (const call of calls) {
    const variable = variableOf(call, step, variables);
    if (variable === undefined) continue;
    text += value.slice(from, call.range.start) + textOf(variable.value);
    from = call.range.end;
    origins.push(variable.origin);
  }
  text += value.slice(from);
  return { kind: 'scalar', value: text, origin: derivedFromAll(origins) };
}

function variableOf(
  { argument }: VariableCall,
  { place, owner }: OriginStep,
  variables: VariableValues,
): RenderedScalar | undefined {
  const found = variables.get(argument);
  if (found === undefined) {
    variables.report({
      code: 'unknown-variable',
      severity: 'error',
      message: `The variable "${argument}" has no value in ${owner}. Declare it under "variables" with a value.`,
      place,
      related: [],
    });
  }
  return found;
}

/** A scalar as it stands in a text (chapter 6 of the specification: values are put in as text). */
export function textOf(value: ScalarValue): string {
  return String(value);
}
