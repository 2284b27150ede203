// Reads the fields of a component for rendering: leniently where the meaning is plain, and never in silence.
import { isEmptyField, isTemplated, type Field } from '../../model/field.ts';
import type { Severity } from '../../model/problem.ts';
import type { ParameterUser, Part } from '../../model/resource.ts';
import { resolveAlias } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { placeOfOrigin, type OriginStep, type Place } from '../origin.ts';
import { valueOfUser } from '../parameters.ts';
import { listOf, type RenderedList, type RenderedScalar } from '../rendered-node.ts';
import { derivedScalar, exactScalar, fieldStep, placeIn } from '../source-document.ts';
import { asText } from '../text-form.ts';
import type { InstanceContext } from './instance-context.ts';

/** What of the context reading needs: the document of the component, the parameters, who is told. */
export type FieldContext = Pick<InstanceContext, 'resolved' | 'report'>;

/** A problem, and where it is: a node of the component or a place. */
export interface Trouble {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: YamlNode | Place;
  readonly related?: { readonly at: YamlNode; readonly message: string };
}

/** Reports a problem with something that the component says. */
export function tell({ resolved, report }: FieldContext, trouble: Trouble): void {
  const { code, severity, message, at, related } = trouble;
  const { componentSource: source } = resolved;
  report({
    code,
    severity,
    message,
    place: 'uri' in at ? at : placeIn(source, at.range),
    related:
      related === undefined
        ? []
        : [{ place: placeIn(source, related.at.range), message: related.message }],
  });
}

/** The text of a field; numbers and booleans count as their text. Anything else is reported. */
export function textScalar(
  field: Field<unknown> | undefined,
  context: FieldContext,
): RenderedScalar | undefined {
  if (field === undefined || isEmptyField(field)) return undefined;
  const source = context.resolved.componentSource;
  const { node } = field;
  if (isTemplated(node)) {
    unfinished(field, context);
    return;
  }
  if (node.kind !== 'scalar' || node.value === null) {
    unusable(field, 'text', context);
    return;
  }
  return typeof node.value === 'string'
    ? exactScalar(source, { ...field, value: node.value })
    : derivedScalar(source, field, String(node.value));
}

/** The number of a field; text counts where it is nothing but a number. Anything else is reported. */
export function numberScalar(
  field: Field<unknown> | undefined,
  context: FieldContext,
): (RenderedScalar & { readonly value: number }) | undefined {
  if (field === undefined || isEmptyField(field)) return undefined;
  const source = context.resolved.componentSource;
  const { node } = field;
  if (isTemplated(node)) {
    unfinished(field, context);
    return;
  }
  const written = node.kind === 'scalar' ? node.value : undefined;
  if (typeof written === 'string' && /^[0-9]+(?:\.[0-9]+)?$/.test(written)) {
    const value = Number(written);
    return { ...derivedScalar(source, field, value), value };
  }
  if (typeof written !== 'number' || !Number.isFinite(written)) {
    unusable(field, 'a number', context);
    return;
  }
  const exact = exactScalar(source, { ...field, value: written });
  return { ...derivedScalar(source, field, written), ...exact, value: written };
}

/** Bounds of a whole number, both allowed. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** The whole number of a field within bounds; undefined and reported otherwise. */
export function integerScalar(
  field: Field<unknown> | undefined,
  { least, most }: Bounds,
  context: FieldContext,
): (RenderedScalar & { readonly value: number }) | undefined {
  const number = numberScalar(field, context);
  if (field === undefined || number === undefined) return undefined;
  const { value } = number;
  if (Number.isInteger(value) && value >= least && value <= most) return number;
  const range =
    most === MOST_SECONDS ? `from ${String(least)} on` : `from ${String(least)} to ${String(most)}`;
  tell(context, {
    code: 'number-out-of-range',
    severity: 'error',
    message: `${String(value)} is left out: a whole number ${range} is needed here.`,
    at: field.node,
  });
  return undefined;
}

/** The largest number that Kubernetes keeps in a field of 32 bits. */
export const MOST_SECONDS = 2 ** 31 - 1;

/** The texts of a list, such as a command. A field that is no list is reported. */
export function textList(
  field: Field<unknown> | undefined,
  context: FieldContext,
): RenderedList | undefined {
  if (field === undefined || isEmptyField(field)) return undefined;
  const { node } = field;
  if (node.kind !== 'seq') {
    if (isTemplated(node)) {
      unfinished(field, context);
      return;
    }
    unusable(field, 'a list with one text for each part', context);
    return;
  }
  const step = fieldStep(context.resolved.componentSource, field);
  const items = node.items.flatMap((item) => listItem(item, step, context) ?? []);
  const origin = { kind: 'source', how: 'exact', steps: [step], also: [] } as const;
  return listOf(items, origin);
}

function listItem(
  item: YamlNode,
  { name, owner }: OriginStep,
  context: FieldContext,
): RenderedScalar | undefined {
  const node = resolveAlias(item);
  if (node?.kind !== 'scalar' || node.value === null) {
    tell(context, {
      code: 'unusable-value',
      severity: 'error',
      message: 'This item is left out: text is needed here.',
      at: item,
    });
    return undefined;
  }
  if (isTemplated(node)) tell(context, { ...UNFINISHED, at: item });
  const place = placeIn(context.resolved.componentSource, node.range);
  const steps = [{ what: 'field', name, owner, place }] as const;
  return {
    kind: 'scalar',
    value: String(node.value),
    origin: { kind: 'source', how: 'exact', steps, also: [] },
  };
}

const UNFINISHED = {
  code: 'unfinished-text',
  severity: 'warning',
  message: 'This is text for a template tool. Run that tool first, or write the value here.',
} as const;

/**
 * The text that a literal or a parameter gives. Undefined where there is none: silently when an
 * optional parameter has no value, with a problem when nothing could ever give one.
 */
export function userText(user: ParameterUser, context: FieldContext): RenderedScalar | undefined {
  const { resolved } = context;
  const { value, fromParam } = user;
  const name = fromParam?.value;
  const fromParameter = name === undefined ? undefined : resolved.parameters.get(name);
  const isEmpty = value === undefined || isEmptyField(value);
  if (fromParameter === undefined && isEmpty) {
    reportUndeclared(user, context);
    return undefined;
  }
  const node = valueOfUser(user, resolved.componentSource, resolved.parameters);
  if (node === undefined) return undefined;
  const text = asText(node);
  return text;
}

function reportUndeclared({ fromParam }: ParameterUser, context: FieldContext): void {
  if (fromParam === undefined) return;
  if (fromParam.value === undefined) {
    textScalar(fromParam, context);
    return;
  }
  const { parameters } = context.resolved.component;
  if (parameters.some(({ name }) => name?.value === fromParam.value)) return;
  tell(context, {
    code: 'unknown-parameter',
    severity: 'error',
    message: `The component has no parameter "${fromParam.value}", so this has no value.`,
    at: fromParam.node,
  });
}

/** Tells the author of a text that a template tool has to fill in first. */
export function reportTemplateText(text: RenderedScalar, part: Part, context: FieldContext): void {
  tell(context, { ...UNFINISHED, at: placeOfOrigin(text.origin) ?? part.node });
}

function unfinished(field: Field<unknown>, context: FieldContext): undefined {
  tell(context, {
    code: UNFINISHED.code,
    severity: 'error',
    message: `This is left out: it is text for a template tool. Run that tool first, or write the value here.`,
    at: field.node,
  });
  return undefined;
}

function unusable(field: Field<unknown>, wanted: string, context: FieldContext): undefined {
  tell(context, {
    code: 'unusable-value',
    severity: 'error',
    message: `This is left out: ${wanted} is needed here.`,
    at: field.node,
  });
  return undefined;
}
