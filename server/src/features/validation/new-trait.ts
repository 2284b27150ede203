// The quick fix that defines a trait which is attached and not defined, with the properties that it is given.
import { parseGroupVersionKind } from '../../model/group-version-kind.ts';
import type { Fix } from '../../model/problem.ts';
import type { ConfigurationResource, TraitAttachment } from '../../model/resource.ts';
import type { JsonSchema, JsonSchemaType } from '../../schema/json-schema.ts';
import { toValue } from '../../yaml/to-value.ts';
import { newFileFix } from './new-file-fix.ts';
import type { WorkspaceContext } from './rule.ts';
import { isReplacedText } from './variable-calls.ts';

/** A definition that fits the attachment as it is, and any workload type. */
export function newTraitFix(
  attachment: TraitAttachment,
  text: string,
  context: WorkspaceContext<ConfigurationResource>,
): readonly Fix[] {
  const { dialect } = context;
  const name = parseGroupVersionKind(text)?.kind ?? text;
  const kind = Object.entries(dialect.kinds).find(([, { role }]) => role === 'trait')?.[0];
  // JSON is YAML, so one text serves the API version that wants JSON and the one that wants YAML.
  const block = dialect.facts.traitIdentity === 'name' ? ' |' : '';
  const schema = JSON.stringify(schemaFor(attachment), undefined, 2);
  return newFileFix(context, {
    what: 'trait',
    name,
    lines: [
      `apiVersion: ${dialect.apiVersion}`,
      `kind: ${kind ?? ''}`,
      'metadata:',
      `  name: ${name}`,
      'spec:',
      '  appliesTo:',
      '    - "*"',
      `  properties:${block}`,
      ...schema.split('\n').map((line) => `    ${line}`),
    ],
  });
}

function schemaFor({ properties }: TraitAttachment): JsonSchema {
  const known = properties.flatMap(({ name, value }): [string, JsonSchema][] => {
    if (name?.value === undefined || name.value === '') return [];
    const type = value === undefined ? undefined : typeOf(toValue(value.node).value);
    return [[name.value, type === undefined ? {} : { type }]];
  });
  return { type: 'object', properties: Object.fromEntries(known) };
}

function typeOf(value: unknown): JsonSchemaType | undefined {
  if (value === undefined || value === null || isReplacedText(value)) return undefined;
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string' || typeof value === 'boolean') {
    return typeof value === 'string' ? 'string' : 'boolean';
  }
  return 'object';
}
