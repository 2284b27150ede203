// How Rudr gives values to the parameters of a component: strictly typed, and without ever putting in a variable.
import { askedBy, type Origin } from '../origin.ts';
import type { RenderedScalar } from '../rendered-node.ts';
import {
  child,
  children,
  computed,
  jsonKind,
  placeOfPart,
  stepOfPart,
  textForm,
  textIn,
  type JsonKind,
  type JsonPart,
} from './json-part.ts';
import type { RudrRun } from './run.ts';

/** A value as Rudr uses it: mostly as text, once its type is known. */
export interface RudrValue {
  readonly kind: JsonKind;
  readonly text: RenderedScalar;
  /** Where it is written; undefined for the nothing of a parameter that has no value. */
  readonly part: JsonPart | undefined;
}

export type RudrParameters = ReadonlyMap<string, RudrValue>;

/** The whole text must be the call, and names are of letters, digits and `_` only. */
const CALL = /^\[fromVariable\((\w+)\)\]$/;

/**
 * Looks at given values the way Rudr does: unknown variables stop it and, for the values of an
 * instance (where it then refuses), so do those that name a parameter instead.
 */
export function checkGivenValues(
  given: readonly JsonPart[],
  variables: ReadonlySet<string>,
  run: RudrRun,
  whenUnknown: 'refuse' | 'crash',
): void {
  for (const entry of given) {
    const value = child(entry, 'value');
    const fromParam = child(entry, 'fromParam');
    if (value === undefined && fromParam !== undefined && whenUnknown === 'refuse') {
      run.refuse(placeOfPart(fromParam), 'a value that is given cannot be taken from a parameter');
    }
    const called = CALL.exec(textIn(value) ?? '')?.[1];
    if (called === undefined || value === undefined) continue;
    if (variables.has(called)) {
      const message = `Rudr leaves this text as it is: it never puts in the value of "${called}"`;
      run.ignore(placeOfPart(value), message);
    } else {
      run[whenUnknown](placeOfPart(value), `there is no variable "${called}"`);
    }
  }
}

/** The values of all parameters that the component declares. */
export function rudrParameters(
  component: JsonPart,
  instance: JsonPart,
  run: RudrRun,
): RudrParameters {
  const given = new Map<string, JsonPart>();
  for (const entry of children(instance, 'parameterValues')) {
    const name = textIn(child(entry, 'name')) ?? '';
    const value = child(entry, 'value');
    // The last value of a name counts.
    if (value !== undefined) given.set(name, { ...value, name, what: 'parameter-value' });
  }
  const values = new Map<string, RudrValue>();
  for (const parameter of children(child(component, 'spec'), 'parameters')) {
    const name = textIn(child(parameter, 'name')) ?? '';
    values.set(name, parameterValue(parameter, given.get(name), { instance, run }));
  }
  return values;
}

interface ParameterWorld {
  readonly instance: JsonPart;
  readonly run: RudrRun;
}

function parameterValue(
  parameter: JsonPart,
  given: JsonPart | undefined,
  { instance, run }: ParameterWorld,
): RudrValue {
  const name = textIn(child(parameter, 'name')) ?? '';
  const type = textIn(child(parameter, 'type')) ?? '';
  const byDefault = child(parameter, 'default');
  const value = given ?? (byDefault && { ...byDefault, name, what: 'parameter-default' as const });
  const kind = value === undefined ? 'null' : jsonKind(value);
  if (!KINDS_OF_TYPE[type]?.includes(kind)) {
    const asked = child(instance, 'componentName') ?? instance;
    run.refuse(placeOfPart(value ?? asked), mistyped(name, type, value));
  }
  const text = value === undefined ? computed(parameter, 'null') : textForm(value);
  return { kind, text, part: value };
}

const KINDS_OF_TYPE: Readonly<Record<string, readonly JsonKind[]>> = {
  boolean: ['boolean'],
  string: ['text'],
  number: ['integer', 'float'],
  null: ['null'],
  object: ['map'],
  array: ['list'],
};

function mistyped(name: string, type: string, value: JsonPart | undefined): string {
  return value === undefined
    ? `every instance must give a value to "${name}", which has no default`
    : `the value of "${name}" must be of the type ${type}, just as it is written`;
}

/**
 * The value of something that takes a literal or a parameter: a parameter that is declared wins,
 * else the literal, else there is none.
 */
export function valueOfUser(user: JsonPart, parameters: RudrParameters): RudrValue | undefined {
  const fromParam = child(user, 'fromParam');
  const found = parameters.get(textIn(fromParam) ?? '');
  if (fromParam !== undefined && found !== undefined) {
    const origin: Origin = askedBy(stepOfPart(fromParam), found.text.origin);
    return { ...found, text: { ...found.text, origin } };
  }
  const value = child(user, 'value');
  if (value === undefined) return undefined;
  return { kind: jsonKind(value), text: textForm(value), part: value };
}
