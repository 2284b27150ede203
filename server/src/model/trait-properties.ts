// Reads what a trait definition says of its properties, in any of the shapes that authors use, as one JSON Schema.
import type { TextRange } from '../base/text-range.ts';
import type { JsonSchema, JsonSchemaType } from '../schema/json-schema.ts';
import { readSchema, TYPE_SYNONYMS, type SchemaProblem } from '../schema/read-schema.ts';
import { nodeAtPath, pairOf, resolveAlias } from '../yaml/access.ts';
import type { YamlNode, YamlScalar } from '../yaml/nodes.ts';
import { parseDocument } from '../yaml/parse.ts';
import { toValue } from '../yaml/to-value.ts';
import { booleanField, isTemplated, textField } from './field.ts';
import { readJsonText } from './json-text.ts';

/**
 * How the properties are written (contradiction C16):
 * - `absent`: not at all, which means that nothing is checked;
 * - `inline`: a JSON Schema as YAML, the form of the draft;
 * - `text`: a JSON Schema as JSON text, the form of v0.1.0;
 * - `wrapped-text`: a mapping whose own `properties` is such a text;
 * - `list`: a list of `name`, `description`, `type`, `required`;
 * - `other`: none of these, or text that a template tool will replace.
 */
export type TraitPropertiesShape = 'absent' | 'inline' | 'text' | 'wrapped-text' | 'list' | 'other';

/** Something wrong with the schema itself. */
export interface TraitPropertiesProblem {
  readonly kind: 'broken-json' | 'trailing-comma' | 'bad-schema';
  readonly message: string;
  readonly node: YamlNode;
  /** Where inside the text of `node`, which then is a scalar; undefined for all of it. */
  readonly within: TextRange | undefined;
  /** What was most likely meant, where there is one answer. */
  readonly meant: string | undefined;
}

export interface TraitProperties {
  readonly shape: TraitPropertiesShape;
  /** The usable part of the schema; undefined when there is none, so that nothing can be checked. */
  readonly schema: JsonSchema | undefined;
  /** The text that holds the schema, for the shapes that have one. */
  readonly text: YamlScalar | undefined;
  readonly problems: readonly TraitPropertiesProblem[];
}

/** Reads the value of `spec.properties`. Never fails. */
export function readTraitProperties(written: YamlNode | undefined): TraitProperties {
  const node = resolveAlias(written);
  if (node === undefined) return without('absent');
  if (node.kind === 'seq') return fromList(node.items);
  if (node.kind === 'map') {
    const inner = resolveAlias(pairOf(node, 'properties')?.value);
    if (inner?.kind === 'scalar' && typeof inner.value === 'string') {
      return isTemplated(inner) ? without('other') : fromText(inner, 'wrapped-text');
    }
    return fromYaml(node);
  }
  if (node.value === null) return without('absent');
  if (typeof node.value !== 'string' || isTemplated(node)) return without('other');
  return fromText(node, 'text');
}

function without(shape: TraitPropertiesShape): TraitProperties {
  return { shape, schema: undefined, text: undefined, problems: [] };
}

function fromYaml(node: YamlNode): TraitProperties {
  const { value } = toValue(node);
  if (value === undefined) return without('inline');
  const { schema, problems } = readSchema(value);
  const located = problems.map((problem) => {
    const at = nodeAtPath(node, problem.path) ?? node;
    return { ...fromSchema(problem), node: at, within: undefined };
  });
  return { shape: 'inline', schema, text: undefined, problems: located };
}

function fromText(node: YamlScalar, shape: 'text' | 'wrapped-text'): TraitProperties {
  const text = String(node.value);
  const json = readJsonText(text);
  if (json.status === 'broken') {
    const { message, at } = json;
    const within = text.trim() === '' ? undefined : at;
    const problem = { kind: 'broken-json', message, node, within, meant: undefined } as const;
    return { shape, schema: undefined, text: node, problems: [problem] };
  }
  const commas = json.status === 'trailing-commas' ? json.commas : [];
  const { schema, problems } = readSchema(json.value);
  // JSON is YAML, so its own reader says where in the text a key or value stands.
  const root = problems.length === 0 ? undefined : parseDocument(text).root;
  return {
    shape,
    schema,
    text: node,
    problems: [
      ...commas.map((within) => ({
        kind: 'trailing-comma' as const,
        message: 'JSON has no comma after the last entry.',
        node,
        within,
        meant: undefined,
      })),
      ...problems.map((problem) => ({
        ...fromSchema(problem),
        node,
        within: nodeAtPath(root, problem.path)?.range,
      })),
    ],
  };
}

function fromSchema({ message, meant }: SchemaProblem): {
  readonly kind: 'bad-schema';
  readonly message: string;
  readonly meant: string | undefined;
} {
  return { kind: 'bad-schema', message, meant };
}

const LIST_TYPES: readonly JsonSchemaType[] = [
  'string',
  'number',
  'integer',
  'boolean',
  'null',
  'object',
  'array',
];

/** A list names everything there is, so other properties are a mistake. */
function fromList(items: readonly YamlNode[]): TraitProperties {
  const properties = new Map<string, JsonSchema>();
  const required: string[] = [];
  for (const item of items) {
    const name = textField(item, 'name')?.value;
    if (name === undefined) continue;
    const description = textField(item, 'description')?.value;
    const type = listedType(textField(item, 'type')?.value);
    properties.set(name, {
      ...(type === undefined ? {} : { type }),
      ...(description === undefined ? {} : { description }),
    });
    if (booleanField(item, 'required')?.value === true) required.push(name);
  }
  const schema: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  };
  return { shape: 'list', schema, text: undefined, problems: [] };
}

function listedType(written: string | undefined): JsonSchemaType | undefined {
  if (written === undefined) return undefined;
  const name = Object.hasOwn(TYPE_SYNONYMS, written) ? TYPE_SYNONYMS[written] : written;
  return LIST_TYPES.find((type) => type === name);
}
