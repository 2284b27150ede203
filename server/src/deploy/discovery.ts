// Which kinds a cluster serves, asked once and again when something is missing.
import type { StopSignal } from '../base/cancellation.ts';
import type { ClusterRequest, Json, JsonObject } from './cluster.ts';
import { isJsonList, jsonAt, objectsAt, textAt } from './json.ts';
import { groupOf } from './object-id.ts';
import type { Patience } from './retry.ts';
import type { Reply } from './trouble.ts';

/** A kind as a server serves it. */
export interface ApiResource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** As it stands in paths: `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

type Resources = Reply<readonly ApiResource[]>;
type Ask = (
  request: ClusterRequest,
  signal: StopSignal,
  patience?: Patience,
) => Promise<Reply<JsonObject>>;

/** Groups that are asked at a time. */
const width = 8;

/** What is known of the kinds of one cluster. */
export class Discovery {
  readonly #ask: Ask;
  readonly #known = new Map<string, readonly ApiResource[]>();
  readonly #asking = new Map<string, Promise<Resources>>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** The kind; `no-kind` when the cluster has no such one right now. */
  async discover(
    apiVersion: string,
    kind: string,
    signal: StopSignal,
  ): Promise<Reply<ApiResource>> {
    const known = this.#known.get(apiVersion)?.find((each) => each.kind === kind);
    if (known !== undefined) return { ok: true, value: known, warnings: [] };
    const served = await this.#fetch(apiVersion, signal);
    if (!served.ok) return served;
    const found = served.value.find((each) => each.kind === kind);
    if (found !== undefined) return { ok: true, value: found, warnings: served.warnings };
    const message = `The cluster serves no ${kind} in ${apiVersion}.`;
    return { ok: false, trouble: { kind: 'no-kind', message } };
  }

  /** All kinds of one version, as of now. */
  serves(apiVersion: string, signal: StopSignal): Promise<Resources> {
    return this.#fetch(apiVersion, signal);
  }

  /** A kind in whatever version its group prefers; `no-kind` when the cluster has none. */
  async find(group: string, kind: string, signal: StopSignal): Promise<Reply<ApiResource>> {
    if (group === '') return this.discover('v1', kind, signal);
    const about = await this.#ask({ method: 'GET', path: `/apis/${group}` }, signal);
    if (!about.ok) return about;
    for (const apiVersion of versionsOf(about.value)) {
      const found = await this.discover(apiVersion, kind, signal);
      if (found.ok || found.trouble.kind !== 'no-kind') return found;
    }
    const message = `The cluster serves no ${kind} in ${group}.`;
    return { ok: false, trouble: { kind: 'no-kind', message } };
  }

  /**
   * Every kind once, in the version that its group prefers or else the first that has it. A group
   * that does not answer, such as that of a metrics server that is down, is left out with a warning.
   */
  async groupKinds(signal: StopSignal): Promise<Resources> {
    const groups = await this.#ask({ method: 'GET', path: '/apis' }, signal);
    if (!groups.ok) return groups;
    const versions = ['v1', ...objectsAt(groups.value, 'groups').flatMap(versionsOf)];
    const replies = await inTurns(versions, (each) => this.#fetch(each, signal, 'once'));
    const kinds = new Map<string, ApiResource>();
    const warnings: string[] = [];
    for (const [at, reply] of replies.entries()) {
      if (!reply.ok) {
        if (reply.trouble.kind === 'stopped') return reply;
        if (reply.trouble.kind === 'no-kind') continue;
        if (versions[at] === 'v1') return reply;
        warnings.push(`The kinds of ${versions[at] ?? ''} cannot be listed right now.`);
        continue;
      }
      for (const each of reply.value) {
        const key = `${each.group}/${each.kind}`;
        if (!kinds.has(key)) kinds.set(key, each);
      }
    }
    return { ok: true, value: [...kinds.values()], warnings };
  }

  /** Asks once for all who want it at the same time. */
  async #fetch(apiVersion: string, signal: StopSignal, patience?: Patience): Promise<Resources> {
    for (;;) {
      const asking = this.#asking.get(apiVersion) ?? this.#start(apiVersion, signal, patience);
      const reply = await asking;
      // Whoever asked first may have given up; that is nothing to the others.
      const othersStop = !reply.ok && reply.trouble.kind === 'stopped' && !signal.aborted;
      if (!othersStop) return reply;
    }
  }

  #start(apiVersion: string, signal: StopSignal, patience?: Patience): Promise<Resources> {
    const asking = this.#load(apiVersion, signal, patience).finally(() =>
      this.#asking.delete(apiVersion),
    );
    this.#asking.set(apiVersion, asking);
    return asking;
  }

  async #load(apiVersion: string, signal: StopSignal, patience?: Patience): Promise<Resources> {
    const reply = await this.#ask({ method: 'GET', path: rootOf(apiVersion) }, signal, patience);
    if (!reply.ok) {
      if (reply.trouble.kind === 'no-kind') this.#known.delete(apiVersion);
      return reply;
    }
    const resources = resourcesOf(reply.value, apiVersion);
    this.#known.set(apiVersion, resources);
    return { ok: true, value: resources, warnings: reply.warnings };
  }
}

/** The path below which all of a version is. */
export function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** `apps/v1`, `v1`. */
export function apiVersionOf({ group, version }: Pick<ApiResource, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

/** The versions of a group, the preferred one first. */
function versionsOf(group: JsonObject): readonly string[] {
  const preferred = textAt(group, 'preferredVersion', 'groupVersion');
  const all = objectsAt(group, 'versions').flatMap((each) => textAt(each, 'groupVersion') ?? []);
  return [...new Set([...(preferred === undefined ? [] : [preferred]), ...all])];
}

function resourcesOf(list: JsonObject, apiVersion: string): readonly ApiResource[] {
  return objectsAt(list, 'resources').flatMap((each) => {
    const plural = textAt(each, 'name') ?? '';
    const kind = textAt(each, 'kind') ?? '';
    // What has a slash is a part of another resource, such as its scale.
    if (plural === '' || kind === '' || plural.includes('/')) return [];
    return [
      {
        group: groupOf(apiVersion),
        version: apiVersion.slice(apiVersion.indexOf('/') + 1),
        kind,
        plural,
        namespaced: jsonAt(each, 'namespaced') === true,
        verbs: texts(jsonAt(each, 'verbs')),
      },
    ];
  });
}

function texts(value: Json | undefined): readonly string[] {
  return isJsonList(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The results in the order of the items, a few at a time. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
