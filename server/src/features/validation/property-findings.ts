// Words and fixes for what is wrong with the properties of traits and scopes.
import { anchorOf } from '../../model/field.ts';
import type { Fix } from '../../model/problem.ts';
import type { NamedValue } from '../../model/resource.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { resolveAlias } from '../../yaml/access.ts';
import {
  appendItem,
  insertPairs,
  removePair,
  renameKey,
  scalarSource,
  type NewPair,
  type NewValue,
} from '../../yaml/edit.ts';
import type { YamlDocument } from '../../yaml/nodes.ts';
import {
  missingProperties,
  propertyNamed,
  unknownProperties,
  type AttachedScope,
  type AttachedTrait,
  type PropertyViolation,
  type UnknownProperty,
} from './attached-properties.ts';
import { describeViolation, listOf } from './describe-violation.ts';
import { removeItemFix } from './duplicates.ts';
import type { Finding } from './rule.ts';
import { changeFix, fixOf, nearestFix, quoteFix, unquoteNumberFix } from './value-fixes.ts';

type Attached = AttachedTrait | AttachedScope;

/** One finding for each property that the trait or scope does not know. */
export function unknownPropertyFindings(
  attached: Attached,
  document: YamlDocument,
): readonly Finding[] {
  const known = Object.keys(attached.info.properties.properties ?? {});
  const { builtIn, definedAt } = attached;
  return unknownProperties(attached).map((unknown) => {
    const { written, node, meant, repeats, isRefused } = unknown;
    // A runtime that brings the trait may read the name that its definition does not have.
    const isBuiltIn = Object.hasOwn(builtIn?.properties.properties ?? {}, written);
    const start = `${attached.label} has no property "${written}".`;
    const hint =
      repeats === undefined
        ? ` It takes ${listOf(known.map((name) => `"${name}"`))}.`
        : ` "${repeats}" is there already.`;
    return {
      at: node,
      message: meant === undefined ? `${start}${hint}` : `${start} Did you mean "${meant}"?`,
      ...(isRefused || meant !== undefined ? {} : { severity: 'information' as const }),
      related: definedAt === undefined ? [] : [definedAt],
      fixes: () => [
        ...renameFix(unknown, isBuiltIn ? 'choice' : 'safe'),
        ...removeFix(document, unknown.property),
      ],
    };
  });
}

function renameFix(
  { meant, written, node, property }: UnknownProperty,
  safety: Fix['safety'],
): readonly Fix[] {
  if (meant === undefined) return [];
  const pair = property.node.parent;
  if (pair?.kind === 'pair' && pair.key === node) {
    return fixOf(`Change "${written}" to "${meant}"`, [renameKey(pair, meant)], safety);
  }
  return changeFix(node, meant, safety);
}

function removeFix(document: YamlDocument, { node, name }: NamedValue): readonly Fix[] {
  const title = `Remove "${name?.value ?? ''}"`;
  if (node.parent?.kind === 'pair') {
    return fixOf(title, [removePair(document, node.parent)], 'choice');
  }
  return removeItemFix(document, node, title);
}

/** The required properties that are missing, in one finding; those written without a value, one each. */
export function missingPropertyFindings(
  attached: Attached,
  document: YamlDocument,
): readonly Finding[] {
  const { part, label, definedAt } = attached;
  const related = definedAt === undefined ? [] : [definedAt];
  const names = missingProperties(attached);
  const empty = names.flatMap((name) => {
    const field = propertyNamed(part, name)?.value;
    if (field === undefined) return [];
    return [{ at: field.key, message: `${label} needs a value for "${name}".`, related }];
  });
  const absent = names.filter((name) => propertyNamed(part, name)?.value === undefined);
  if (absent.length === 0) return empty;
  const quoted = absent.map((name) => `"${name}"`);
  return [
    ...empty,
    {
      at: part.propertiesField?.key ?? anchorOf(part.node),
      message: `${label} needs ${quoted.join(' and ')}.`,
      related,
      fixes: () => addFix(attached, absent, document),
    },
  ];
}

/** Adds the properties in the shape that is there; scopes get the list that all runtimes read. */
function addFix(
  attached: Attached,
  names: readonly string[],
  document: YamlDocument,
): readonly Fix[] {
  const { part, info } = attached;
  const pairs = names.map((key, index): NewPair => {
    const schema = info.properties.properties?.[key] ?? {};
    return { key, value: { raw: placeholder(schema, index + 1) } };
  });
  const items = pairs.map(({ key, value }): NewValue => ({
    map: [
      { key: 'name', value: { raw: scalarSource(key) } },
      { key: 'value', value },
    ],
  }));
  const title = `Add ${names.map((name) => `"${name}"`).join(' and ')}`;
  const written = part.propertiesField?.written;
  const value = resolveAlias(written);
  const snippet = (edit: ReturnType<typeof insertPairs>): readonly Fix[] =>
    edit === undefined ? [] : [{ title, edits: [edit], safety: 'choice', format: 'snippet' }];
  if (value === undefined || written === undefined) {
    const whole: NewValue = 'instance' in attached ? { map: pairs } : { list: items };
    return snippet(insertPairs(document, part.node, [{ key: 'properties', value: whole }]));
  }
  if (value.kind !== 'seq') return snippet(insertPairs(document, written, pairs));
  const [item] = items;
  if (item === undefined || items.length > 1) return [];
  return snippet(appendItem(document, value, item));
}

function placeholder(schema: JsonSchema, stop: number): string {
  const [example] = schema.examples ?? [];
  const offered = schema.default ?? example;
  const text =
    typeof offered === 'string' || typeof offered === 'number' || typeof offered === 'boolean'
      ? scalarSource(offered)
      : '';
  const number = String(stop);
  return text === '' ? `$${number}` : `\${${number}:${text.replace(/[\\$}]/g, '\\$&')}}`;
}

/** A value that does not fit. A number in quotes, and the other way round, is the mildest case. */
export function valueFinding(
  { violation }: PropertyViolation,
  document: YamlDocument,
): Finding & { readonly isDigits: boolean } {
  const { node, at, types, keyword } = violation;
  const scalar = resolveAlias(node);
  const unquoted = types.some((type) => type === 'integer' || type === 'number')
    ? unquoteNumberFix(node).filter(
        () =>
          !types.includes('integer') ||
          Number.isInteger(Number(scalar?.kind === 'scalar' ? scalar.value : NaN)),
      )
    : [];
  return {
    at,
    message: describeViolation(violation),
    isDigits: unquoted.length > 0,
    fixes: () => {
      if (keyword === 'enum') return nearestFix(node, violation.allowed.map(String));
      return types.includes('string') ? quoteFix(node, document) : unquoted;
    },
  };
}
