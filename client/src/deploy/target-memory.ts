// Where a configuration was deployed to last: a context and a namespace, remembered for each configuration.

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

const KEY = 'oam.deployTargets';

/** Undefined when it was never deployed from here. */
export function rememberedTarget(memory: Memory, of: Configuration): Target | undefined {
  const found = all(memory)[keyOf(of)];
  return isTarget(found) ? { context: found.context, namespace: found.namespace } : undefined;
}

export async function rememberTarget(
  memory: Memory,
  of: Configuration,
  { context, namespace }: Target,
): Promise<void> {
  await memory.update(KEY, { ...all(memory), [keyOf(of)]: { context, namespace } });
}

function all(memory: Memory): Readonly<Record<string, unknown>> {
  const stored = memory.get(KEY);
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
