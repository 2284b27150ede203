// Keeps up with the objects of a selection: by a watch, over everything that ends one, or by asking again and again.
import type { StopSignal } from '../base/cancellation.ts';
import type { Clock } from '../base/ports.ts';
import type { ApiResource, Client } from './client.ts';
import type { JsonObject, ObjectPart, WatchEvent } from './cluster.ts';
import { equalJson, textAt } from './json.ts';
import type { Trouble } from './trouble.ts';

export interface FollowOptions {
  /** All namespaces when left out. */
  readonly namespace?: string | undefined;
  readonly labels?: string | undefined;
  readonly fields?: string | undefined;
  /** All of each object when left out; parts of objects do not say of which kind they are. */
  readonly part?: ObjectPart;
  /**
   * Gets all objects, by name or, over all namespaces, by `namespace/name`: once at the start and
   * after each change.
   */
  readonly onChange: (objects: ReadonlyMap<string, JsonObject>) => void;
  /** The objects cannot be read; what `onChange` told last may be out of date until it tells more. */
  readonly onTrouble: (trouble: Trouble) => void;
  readonly clock: Clock;
  readonly signal: StopSignal;
}

/** Milliseconds between two lists where watching is not possible. */
const pollInterval = 3000;
/** Milliseconds that a watch lasts when all is well; one that ends sooner is not started again at once. */
const soundWatch = 5000;
const firstPause = 500;
const longestPause = 30_000;

/**
 * Follows until the signal is aborted. Lists again whenever a watch ends, so nothing is missed, and
 * polls where watching is not allowed. Ends by itself only where more tries would bother the user:
 * when signing in failed or the certificate is not trusted.
 */
export async function follow(
  client: Client,
  resource: ApiResource,
  options: FollowOptions,
): Promise<void> {
  const { signal, clock } = options;
  const state = new State(resource, options);
  let canWatch = resource.verbs.includes('watch');
  let short = 0;
  while (!signal.aborted) {
    const list = await client.list(resource, options);
    if (!list.ok) {
      if (list.trouble.kind === 'stopped') return;
      options.onTrouble(list.trouble);
      if (isFinal(list.trouble)) return;
      await clock.sleep(pauseAfter(++short), signal);
      continue;
    }
    state.replace(list.value.items);
    if (!canWatch) {
      await clock.sleep(pollInterval, signal);
      continue;
    }
    const started = clock.now();
    const ended = await client.watch(resource, {
      ...options,
      resourceVersion: list.value.resourceVersion,
      onEvent: (event) => state.take(event),
    });
    canWatch = !isRefused(ended);
    short = clock.now() - started >= soundWatch ? 0 : short + 1;
    // One short watch is nothing: its state may have been forgotten, or the server restarted.
    if (canWatch && short > 1) await clock.sleep(pauseAfter(short - 1), signal);
  }
}

/** The objects as they are known; tells of changes only. */
class State {
  readonly #resource: ApiResource;
  readonly #options: FollowOptions;
  #objects: ReadonlyMap<string, JsonObject> | undefined;

  constructor(resource: ApiResource, options: FollowOptions) {
    this.#resource = resource;
    this.#options = options;
  }

  replace(items: readonly JsonObject[]): void {
    const objects = new Map(items.map((item) => [this.#keyOf(item), item]));
    const before = this.#objects;
    const same =
      before?.size === objects.size &&
      [...objects].every(([key, item]) => isSameState(before.get(key), item));
    if (!same) this.#tell(objects);
  }

  take({ type, object }: WatchEvent): void {
    if (type === 'BOOKMARK' || type === 'ERROR') return;
    const objects = new Map(this.#objects);
    if (type === 'DELETED') objects.delete(this.#keyOf(object));
    else objects.set(this.#keyOf(object), object);
    this.#tell(objects);
  }

  #tell(objects: ReadonlyMap<string, JsonObject>): void {
    this.#objects = objects;
    // What arrives while a watch is being stopped is for nobody.
    if (!this.#options.signal.aborted) this.#options.onChange(objects);
  }

  #keyOf(object: JsonObject): string {
    const name = textAt(object, 'metadata', 'name') ?? '';
    const namespace = textAt(object, 'metadata', 'namespace');
    const everywhere = this.#resource.namespaced && this.#options.namespace === undefined;
    return everywhere && namespace !== undefined ? `${namespace}/${name}` : name;
  }
}

function isSameState(one: JsonObject | undefined, other: JsonObject): boolean {
  const version = textAt(other, 'metadata', 'resourceVersion');
  return version === undefined
    ? equalJson(one, other)
    : textAt(one, 'metadata', 'resourceVersion') === version &&
        textAt(one, 'metadata', 'uid') === textAt(other, 'metadata', 'uid');
}

function pauseAfter(short: number): number {
  return Math.min(firstPause * 2 ** (short - 1), longestPause);
}

function isFinal({ kind }: Trouble): boolean {
  return kind === 'sign-in' || kind === 'certificate';
}

/** Listing worked, so this is about watching. */
function isRefused(trouble: Trouble): boolean {
  return trouble.kind === 'denied' || trouble.kind === 'invalid';
}
