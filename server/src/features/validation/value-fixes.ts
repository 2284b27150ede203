// Quick fixes that write a value in the form that its field takes.
import { nearest } from '../../base/nearest.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { Fix } from '../../model/problem.ts';
import { resolveAlias } from '../../yaml/access.ts';
import {
  insertPairs,
  replaceScalar,
  replaceValue,
  scalarSource,
  type NewPair,
  type NewValue,
} from '../../yaml/edit.ts';
import type { YamlDocument, YamlNode, YamlScalar } from '../../yaml/nodes.ts';

/** One fix made of the edits that are there; none when one of them is not possible. */
export function fixOf(
  title: string,
  edits: readonly (TextEdit | undefined)[],
  safety: Fix['safety'] = 'safe',
): readonly Fix[] {
  const possible = edits.filter((edit) => edit !== undefined);
  if (possible.length < edits.length) return [];
  return [{ title, edits: possible, safety, format: 'plain' }];
}

/** The scalar that a node stands for, when it is written on one line and without a tag. */
export function simpleScalar(node: YamlNode): YamlScalar | undefined {
  const value = resolveAlias(node);
  if (value?.kind !== 'scalar' || value.style === 'literal' || value.style === 'folded') {
    return undefined;
  }
  // A tag such as `!!str` decides on the type, whatever stands behind it.
  return value.tag === undefined ? value : undefined;
}

/** Quotes a number, boolean or date and keeps its spelling: `012` becomes `"012"`, not `"10"`. */
export function quoteFix(node: YamlNode, document: YamlDocument): readonly Fix[] {
  const scalar = simpleScalar(node);
  if (scalar?.style !== 'plain' || scalar.value === null) return [];
  const newText = JSON.stringify(document.text.slice(scalar.range.start, scalar.range.end));
  return fixOf('Quote the value', [{ range: scalar.range, newText }]);
}

/** Takes a number out of its quotes; none for text that is no number in plain digits. */
export function unquoteNumberFix(node: YamlNode): readonly Fix[] {
  const text = simpleScalar(node)?.value;
  if (typeof text !== 'string' || !isNumberText(text)) return [];
  return changeFix(node, Number(text));
}

/** True for digits as YAML and JSON write a number, such as `0.5` or `-1`. */
export function isNumberText(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text.trim());
}

/** Writes another value, in the quotes that are there. */
export function changeFix(
  node: YamlNode,
  value: string | number | boolean,
  safety: Fix['safety'] = 'safe',
): readonly Fix[] {
  const scalar = simpleScalar(node);
  if (scalar === undefined) return [];
  return fixOf(`Change to ${JSON.stringify(value)}`, [replaceScalar(scalar, value)], safety);
}

/** Writes the nearest of the values that are allowed. */
export function nearestFix(node: YamlNode, allowed: Iterable<string>): readonly Fix[] {
  const written = simpleScalar(node)?.value;
  const meant = typeof written === 'string' ? nearest(written, allowed) : undefined;
  return meant === undefined ? [] : changeFix(node, meant);
}

/** Makes a mapping of one key out of a scalar, such as `{required: 0.5}` out of `0.5`. */
export function wrapFix(
  document: YamlDocument,
  node: YamlNode,
  { key, value }: { readonly key: string; readonly value: string | number },
): readonly Fix[] {
  const scalar = simpleScalar(node);
  if (scalar === undefined || scalar !== node) return [];
  const edit = replaceValue(document, node, { map: [{ key, value: rawValue(value) }] });
  return fixOf(`Write it as "${key}: ${scalarSource(value)}"`, [edit]);
}

/** A scalar as a value to be written. */
export function rawValue(value: string | number | boolean | null): NewValue {
  return { raw: scalarSource(value) };
}

/** Adds keys whose values are given; tab stops allowed. The author has to check them. */
export function addPairsFix(
  document: YamlDocument,
  node: YamlNode,
  pairs: readonly NewPair[],
): readonly Fix[] {
  const edit = insertPairs(document, node, pairs);
  if (edit === undefined) return [];
  const title = `Add ${pairs.map(({ key }) => `"${key}"`).join(' and ')}`;
  return [{ title, edits: [edit], safety: 'choice', format: 'snippet' }];
}

/** Writes `""` where the value of a text field is left out. */
export function emptyTextFix(node: YamlNode): readonly Fix[] {
  const scalar = simpleScalar(node);
  return scalar?.value === null ? fixOf('Write an empty text', [replaceScalar(scalar, '')]) : [];
}
