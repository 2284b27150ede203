// The cards of what is built in: workload types, traits and scope types.
import { blocks, codeSpan, table } from '../../base/markdown.ts';
import {
  findScopeType,
  findTrait,
  findWorkloadType,
  workloadTypeName,
  workloadTypesFor,
  type Match,
} from '../../model/catalog/catalog.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { viewOf } from '../../schema/schema-view.ts';
import { propertyRows } from './field-card.ts';

/** The card of a built-in workload type, however it is spelt; `group` is that of the document. */
export function workloadTypeCard(text: string, group: string): string | undefined {
  const match = findWorkloadType(text, group);
  if (match === undefined) return undefined;
  const { info } = match;
  const features = [
    `Endpoint: ${yesNo(info.endpoint)}`,
    `Replicable: ${yesNo(info.replicable)}`,
    `Daemonized: ${yesNo(info.daemonized)}`,
  ];
  return blocks(
    `**${codeSpan(match.canonical)}** · ${info.tier} workload type`,
    spellingNote(text, match),
    `${info.summary} ${info.description}`,
    features.join(' · '),
    propertyTable('Setting', info.settings),
  );
}

/** The card of a built-in trait. */
export function traitCard(text: string, group: string): string | undefined {
  const match = findTrait(text);
  if (match === undefined) return undefined;
  const { info } = match;
  return blocks(
    `**${codeSpan(match.canonical)}** · built-in trait`,
    `${info.summary} ${info.description}`,
    `Applies to: ${targetsOf(info.appliesTo, group)}`,
    propertyTable('Property', info.properties),
  );
}

/** The card of a built-in scope type. */
export function scopeTypeCard(text: string, group: string): string | undefined {
  const match = findScopeType(text, group);
  if (match === undefined) return undefined;
  const { info } = match;
  return blocks(
    `**${codeSpan(match.canonical)}** · built-in scope type`,
    spellingNote(text, match),
    `${info.summary} ${info.description}`,
    `Scopes of this type may overlap: ${yesNo(info.allowOverlap)}`,
    propertyTable('Property', info.properties),
  );
}

function spellingNote(text: string, match: Match<unknown>): string | undefined {
  return match.exact
    ? undefined
    : `${codeSpan(text)} stands for it; the name above is the right one.`;
}

function yesNo(value: unknown): string {
  return value === true ? 'yes' : 'no';
}

/** Only what resources of the group can name: the API versions call the same types differently. */
function targetsOf(appliesTo: readonly string[], group: string): string {
  if (appliesTo.includes('*')) return 'every workload type';
  const names = workloadTypesFor(group)
    .filter((type) => appliesTo.includes(type.tier === 'core' ? type.kind : workloadTypeName(type)))
    .map((type) => (type.tier === 'core' ? type.kind : workloadTypeName(type)));
  return names.map(codeSpan).join(', ');
}

function propertyTable(what: string, schema: JsonSchema | undefined): string | undefined {
  const names = Object.keys(schema?.properties ?? {});
  if (schema === undefined || names.length === 0) return undefined;
  return table([what, 'Type', 'Needed', 'Meaning'], propertyRows(viewOf(schema), names));
}
