// What the reference implementation Rudr was recorded to do, for tests; the recordings are not part of this repository.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { corpusFolder } from './corpus.ts';

/** An object as plain JSON. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Where the recordings are: beside the collection of public specs. */
export function rudrFolder(): string | undefined {
  const corpus = corpusFolder();
  const folder = corpus === undefined ? undefined : join(corpus, '../spec/rudr-golden');
  return folder !== undefined && existsSync(folder) ? folder : undefined;
}

/** A configuration of Rudr's own examples and what became of it. */
export interface RecordedExample {
  /** Path of the file below the examples. */
  readonly file: string;
  readonly configuration: string;
  /** `OK`, or what went wrong. */
  readonly result: string;
  readonly objects: readonly PlainObject[];
  /** The texts that it needs, by URI. */
  readonly texts: ReadonlyMap<string, string>;
}

const EXAMPLES = 'v1alpha1/oam-dev+rudr/HEAD/examples/';

/** All recorded examples; none where there are no recordings. */
export function recordedExamples(): readonly RecordedExample[] {
  const folder = rudrFolder();
  if (folder === undefined) return [];
  const manifests = join(folder, 'manifests');
  const sets = exampleSets();
  return readdirSync(manifests).map((name) => {
    const text = readFileSync(join(manifests, name), 'utf8');
    const [, file = '', configuration = ''] = /^# (.+)#(.+)$/m.exec(text) ?? [];
    const [, result = ''] = /^# result of [^:]+: (.+)$/m.exec(text) ?? [];
    const documents = parseAllDocuments(text).map((document) => document.toJS() as unknown);
    const objects = documents.filter((value): value is PlainObject => value !== null);
    return { file, configuration, result, objects, texts: sets(EXAMPLES + file) };
  });
}

/** Finds the files of an example and of what it refers to. */
function exampleSets(): (path: string) => ReadonlyMap<string, string> {
  const folder = corpusFolder() ?? '';
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const sets = JSON.parse(read('v1alpha1-sets.json')) as readonly {
    readonly config: string;
    readonly files: readonly string[];
  }[];
  return (path) => {
    const files = sets.find(({ config }) => config === path)?.files ?? [path];
    return new Map(files.map((file) => [`file:///${encodeURI(file)}`, read(file)]));
  };
}

/** One call of the Kubernetes API. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly body?: PlainObject;
}

export interface RecordedStep {
  readonly phase: 'add' | 'modify' | 'delete';
  /** `OK`, or what went wrong. */
  readonly result: string;
  readonly calls: readonly RecordedCall[];
  /** Name of the configuration that the step is about. */
  readonly configuration: string;
  /** What is in the cluster at that step, as one text of YAML documents. */
  readonly text: string;
}

/** A small experiment with Rudr. */
export interface Probe {
  readonly name: string;
  readonly steps: readonly RecordedStep[];
}

interface RawConfiguration {
  readonly metadata: { readonly name: string };
}

interface RawProbe {
  readonly name: string;
  readonly input: {
    readonly components: readonly unknown[];
    readonly configs: readonly RawConfiguration[];
    readonly apply: readonly (string | { readonly name: string; readonly spec?: unknown })[];
  };
  readonly steps: readonly Omit<RecordedStep, 'configuration' | 'text'>[];
}

/** All probes; none where there are no recordings. */
export function probes(): readonly Probe[] {
  const folder = rudrFolder();
  if (folder === undefined) return [];
  const text = readFileSync(join(folder, 'probes.json'), 'utf8');
  const inputs = parseKeepingNumbers(text);
  const recorded = JSON.parse(text) as readonly RawProbe[];
  return recorded.map(({ name, steps }, index) => ({
    name,
    steps: steps.map((step, at) => ({ ...step, ...stepInput(inputs[index]!, at) })),
  }));
}

function stepInput({ input }: RawProbe, at: number): { configuration: string; text: string } {
  const applied = input.apply[at]!;
  const { name, spec } = typeof applied === 'string' ? { name: applied } : applied;
  const configurations = input.configs.map((configuration) =>
    spec !== undefined && configuration.metadata.name === name
      ? { ...configuration, spec }
      : configuration,
  );
  const documents = [...input.components, ...configurations].map((each) => JSON.stringify(each));
  return { configuration: name, text: documents.join('\n---\n') };
}

/** Reads JSON so that writing it again gives the numbers as they were written: 2.0 stays 2.0. */
function parseKeepingNumbers(text: string): readonly RawProbe[] {
  const json = JSON as unknown as {
    parse(
      text: string,
      revive: (key: string, value: unknown, context: { source: string }) => unknown,
    ): unknown;
    rawJSON(text: string): unknown;
  };
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' ? json.rawJSON(source) : value,
  ) as readonly RawProbe[];
}

/** The objects that a step created or changed, as it left them, in the order of the first call. */
export function createdObjects({ calls }: RecordedStep): readonly PlainObject[] {
  const objects = new Map<string, PlainObject>();
  for (const { method, path, body } of calls) {
    if (body === undefined) continue;
    const { name } = body['metadata'] as { name: string };
    if (method === 'POST' && !objects.has(`${path}/${name}`)) objects.set(`${path}/${name}`, body);
    if (method === 'PUT' && objects.has(path)) objects.set(path, withoutServerFields(body));
    if (method === 'PATCH' && body['kind'] === 'HealthScope') objects.set(path, patched(body));
  }
  return [...objects.values()];
}

/** A scope that was there and is sent as a patch: empty fields of it remove those that are there. */
function patched(scope: PlainObject): PlainObject {
  const said = Object.entries(scope['spec'] as PlainObject).filter(([, value]) => value !== null);
  return { ...withoutServerFields(scope), spec: Object.fromEntries(said) };
}

/** What the cluster adds to the metadata of an object that is read from it. */
function withoutServerFields(object: PlainObject): PlainObject {
  const { resourceVersion: _version, uid: _uid, ...metadata } = object['metadata'] as PlainObject;
  return { ...object, metadata };
}

/** The same value without the owner references anywhere inside. */
export function withoutOwners(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwners);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'ownerReferences' ? [] : [[key, withoutOwners(inner)]],
    ),
  );
}
