// The quick fix that adds missing fields, with what is known of their values as tab stops.
import type { Fix } from '../../model/problem.ts';
import {
  factsOf,
  propertiesOf,
  schemaAtPath,
  schemaById,
  type SchemaView,
} from '../../schema/schema-view.ts';
import { schemaIdOfResource } from '../../workspace/schema-at.ts';
import { pathOf } from '../../yaml/access.ts';
import { insertPairs, scalarSource, type NewPair, type NewValue } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import type { RuleContext } from './rule.ts';

/** One fix that adds the named fields to the mapping `node`; none when that is not possible there. */
export function addFieldFix(
  context: RuleContext,
  node: YamlNode,
  names: readonly string[],
): readonly Fix[] {
  const id = schemaIdOfResource(context.resource);
  const whole = id === undefined ? undefined : schemaById(id);
  const view = whole === undefined ? undefined : schemaAtPath(whole, pathOf(node));
  const stops = { next: 1 };
  const pairs = names.map((key): NewPair => {
    const property =
      view === undefined ? undefined : propertiesOf(view).find(({ name }) => name === key);
    return { key, value: placeholderFor(property?.view, stops, 0) };
  });
  const edit = insertPairs(context.document, node, pairs);
  if (edit === undefined) return [];
  const title = `Add ${names.map((name) => `"${name}"`).join(' and ')}`;
  return [{ title, edits: [edit], safety: 'choice', format: 'snippet' }];
}

/** No schema of ours requires deeper; the bound is for those that users write. */
const MAX_DEPTH = 6;

/** The required children of a schema, each with a tab stop that offers its default or an example. */
function placeholderFor(
  view: SchemaView | undefined,
  stops: { next: number },
  depth: number,
): NewValue {
  if (view === undefined || depth > MAX_DEPTH) return { raw: tabStop(stops, '') };
  const facts = factsOf(view);
  const required = propertiesOf(view).filter((property) => property.required);
  if (facts.types.includes('object') && required.length > 0) {
    return {
      map: required.map(({ name, view: child }) => ({
        key: name,
        value: placeholderFor(child, stops, depth + 1),
      })),
    };
  }
  if (facts.types.includes('object')) return { raw: `{${tabStop(stops, '')}}` };
  if (facts.types.includes('array')) return { raw: `[${tabStop(stops, '')}]` };
  return { raw: scalarStop(facts, stops) };
}

function scalarStop(facts: ReturnType<typeof factsOf>, stops: { next: number }): string {
  if (facts.values.length > 0) {
    const choices = facts.values.map(({ value }) => escapeChoice(scalarSource(value)));
    return `\${${String(stops.next++)}|${choices.join(',')}|}`;
  }
  if (facts.types.includes('boolean')) return `\${${String(stops.next++)}|true,false|}`;
  const [example] = facts.examples;
  const offered = facts.defaultValue ?? example;
  const text =
    typeof offered === 'string' || typeof offered === 'number' ? scalarSource(offered) : '';
  return tabStop(stops, text);
}

function tabStop(stops: { next: number }, text: string): string {
  const number = String(stops.next++);
  return text === '' ? `$${number}` : `\${${number}:${text.replace(/[\\$}]/g, '\\$&')}}`;
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}
