// What is remembered of the last deployment of each configuration: its context and namespace, and its file of values.

/** A place for applications. */
export interface Target {
  readonly context: string;
  readonly namespace: string;
}

/** The part of the editor's memory of a workspace that is used. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

interface Configuration {
  readonly uri: string;
  readonly name: string;
}

const TARGETS = 'oam.deployTargets';
const VALUES = 'oam.valuesFiles';

/** Undefined when it was never deployed from here. */
export function rememberedTarget(memory: Memory, of: Configuration): Target | undefined {
  const found = all(memory, TARGETS)[keyOf(of)];
  return isTarget(found) ? { context: found.context, namespace: found.namespace } : undefined;
}

export async function rememberTarget(
  memory: Memory,
  of: Configuration,
  { context, namespace }: Target,
): Promise<void> {
  await memory.update(TARGETS, { ...all(memory, TARGETS), [keyOf(of)]: { context, namespace } });
}

/** The URI of the file that values were saved into; undefined when there is none. */
export function rememberedValues(memory: Memory, of: Configuration): string | undefined {
  const found = all(memory, VALUES)[keyOf(of)];
  return typeof found === 'string' ? found : undefined;
}

/** `undefined` forgets the file. */
export async function rememberValues(
  memory: Memory,
  of: Configuration,
  uri: string | undefined,
): Promise<void> {
  await memory.update(VALUES, { ...all(memory, VALUES), [keyOf(of)]: uri });
}

function all(memory: Memory, key: string): Readonly<Record<string, unknown>> {
  const stored = memory.get(key);
  return typeof stored === 'object' && stored !== null
    ? (stored as Readonly<Record<string, unknown>>)
    : {};
}

function keyOf({ uri, name }: Configuration): string {
  return `${uri} ${name}`;
}

function isTarget(value: unknown): value is Target {
  if (typeof value !== 'object' || value === null) return false;
  const { context, namespace } = value as Partial<Target>;
  return typeof context === 'string' && typeof namespace === 'string';
}
