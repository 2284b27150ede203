// What each Kubernetes version serves: kinds, and the fields of their objects. Read from schemas.json when first needed.
import { isAtLeast, type KubernetesVersion } from '../kubernetes-version.ts';
import { kubernetesVersions, newestKubernetesVersion } from './versions.ts';

/** What a field holds; lists and maps have one type for all their items. */
export type FieldType =
  | { readonly form: 'scalar'; readonly name: ScalarName }
  | { readonly form: 'object'; readonly definition: string }
  | { readonly form: 'list' | 'map'; readonly of: FieldType };

export type ScalarName =
  | 'any'
  | 'boolean'
  | 'bytes'
  | 'double'
  | 'int-or-string'
  | 'int32'
  | 'int64'
  | 'integer'
  | 'quantity'
  | 'string'
  | 'time';

export interface FieldSchema {
  readonly type: FieldType;
  readonly required: boolean;
}

export interface KindSchema {
  readonly scope: 'namespaced' | 'cluster';
  /** Undefined for a kind that is known by its name only. */
  readonly definition: string | undefined;
}

/** The versions in which a thing exists, both ends included. */
export interface Span {
  readonly since: KubernetesVersion;
  readonly until: KubernetesVersion;
}

export interface KubernetesSchemas {
  /** The kind written `apps/v1/Deployment` or `v1/Service`; undefined where that version does not serve it. */
  kind(key: string, version: KubernetesVersion): KindSchema | undefined;
  /** Keys of all kinds that the version serves. */
  kinds(version: KubernetesVersion): readonly string[];
  /** Keys of all kinds that any version serves. */
  readonly everyKind: readonly string[];
  /** The fields that objects of this definition have in that version. */
  fields(definition: string, version: KubernetesVersion): ReadonlyMap<string, FieldSchema>;
  /** When a field exists at all; undefined when no version has it. */
  span(definition: string, field: string): Span | undefined;
}

/** The form of schemas.json: texts such as `V1Probe! 1.22-1.24`; scripts/kubernetes-versions.mjs writes them. */
export interface SchemaData {
  readonly versions: readonly string[];
  readonly kinds: Readonly<Record<string, string>>;
  readonly definitions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

let loaded: Promise<KubernetesSchemas> | undefined;

/** Reads the table, once; a session that renders nothing never pays for it. */
export function loadKubernetesSchemas(): Promise<KubernetesSchemas> {
  loaded ??= import('./schemas.json', { with: { type: 'json' } }).then(({ default: data }) =>
    schemasOf(data),
  );
  return loaded;
}

/** The table behind functions, each part of it read when it is first asked for. */
export function schemasOf(data: SchemaData): KubernetesSchemas {
  const kinds = new Map(Object.entries(data.kinds));
  const definitions = new Map(Object.entries(data.definitions));
  const cache = new Map<string, ReadonlyMap<string, FieldSchema>>();
  const kind = (key: string, version: KubernetesVersion) => {
    const words = at(kinds.get(key), version);
    if (words === undefined) return undefined;
    const [definition = '-', scope] = words;
    return {
      scope: scope === 'cluster' ? 'cluster' : 'namespaced',
      definition: definition === '-' ? undefined : definition,
    } as const;
  };
  return {
    kind,
    kinds: (version) => [...kinds.keys()].filter((key) => kind(key, version) !== undefined),
    everyKind: [...kinds.keys()],
    fields(definition, version) {
      const key = `${definition} ${version}`;
      const fields = cache.get(key) ?? fieldsAt(definitions.get(definition) ?? {}, version);
      cache.set(key, fields);
      return fields;
    },
    span(definition, field) {
      const fields = new Map(Object.entries(definitions.get(definition) ?? {}));
      const spans = (fields.get(field)?.split(', ') ?? []).map((each) => spanOf(each));
      const [first, last] = [spans[0], spans.at(-1)];
      return first && last && { since: first.since, until: last.until };
    },
  };
}

function fieldsAt(
  texts: Readonly<Record<string, string>>,
  version: KubernetesVersion,
): ReadonlyMap<string, FieldSchema> {
  const fields = new Map<string, FieldSchema>();
  for (const [name, text] of Object.entries(texts)) {
    const [word] = at(text, version) ?? [];
    if (word === undefined) continue;
    fields.set(name, { type: typeOf(word.replace(/!$/, '')), required: word.endsWith('!') });
  }
  return fields;
}

/** The words that hold in a version, without the span. */
function at(text: string | undefined, version: KubernetesVersion): string[] | undefined {
  const entry = text?.split(', ').find((each) => {
    const { since, until } = spanOf(each);
    return isAtLeast(version, since) && isAtLeast(until, version);
  });
  return entry?.split(' ').filter((word) => !SPAN.test(word));
}

const SPAN = /^(?=.*\d)(\d+\.\d+)?-(\d+\.\d+)?$/;

function spanOf(entry: string): Span {
  const [, since, until] = SPAN.exec(entry.slice(entry.lastIndexOf(' ') + 1)) ?? [];
  return {
    since: kubernetesVersions.find((each) => each === since) ?? kubernetesVersions[0],
    until: kubernetesVersions.find((each) => each === until) ?? newestKubernetesVersion,
  };
}

function typeOf(word: string): FieldType {
  if (word.startsWith('[]')) return { form: 'list', of: typeOf(word.slice(2)) };
  if (word.startsWith('{}')) return { form: 'map', of: typeOf(word.slice(2)) };
  if (/^[A-Z]/.test(word)) return { form: 'object', definition: word };
  return { form: 'scalar', name: word as ScalarName };
}
