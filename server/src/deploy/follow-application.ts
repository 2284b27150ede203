// Keeps up with an application: tells its status whenever something of it has changed.
import type { StopSignal } from '../base/cancellation.ts';
import { StopSource } from '../base/stop-source.ts';
import {
  kindText,
  marksOf,
  membersSelector,
  parentId,
  refusalOf,
  type GroupKind,
  type Marks,
} from './apply-set.ts';
import { troubleText } from './classify.ts';
import type { JsonObject } from './cluster.ts';
import { follow } from './follow.ts';
import { marksOfReleases } from './inventory.ts';
import { equalJson, textAt } from './json.ts';
import { leaseId } from './lease.ts';
import { ownLabels, selectorOf } from './names.ts';
import type { Application } from './plan.ts';
import type { Release } from './release.ts';
import { statusFrom, type ApplicationStatus } from './status.ts';
import { recordsOf, releasesOf } from './stored-releases.ts';
import type { DeployTools } from './tools.ts';

/** Milliseconds for which changes are gathered. */
const gathering = 200;
/** Milliseconds between two looks at pods, whose troubles show in nothing else. */
const unsettledPause = 5000;
const settledPause = 60_000;

/**
 * Tells the status of an application now and after each change, until the run is cancelled. Answers
 * why it ended by itself, without secrets: when signing in failed, or the certificate is not trusted.
 */
export async function followApplication(
  tools: DeployTools,
  application: Application,
  onChange: (status: ApplicationStatus) => void,
): Promise<string | undefined> {
  return new Follower(tools, application, onChange).run();
}

type Objects = ReadonlyMap<string, JsonObject>;

/** Which objects are followed. */
interface Source extends GroupKind {
  readonly namespace: string | undefined;
  readonly labels?: string;
  readonly fields?: string;
}

class Follower {
  readonly #tools: DeployTools;
  readonly #application: Application;
  readonly #onChange: (status: ApplicationStatus) => void;
  readonly #ended: StopSource;
  /** By source; undefined until the first answer. */
  readonly #objects = new Map<string, Objects | undefined>();
  readonly #following: Promise<void>[] = [];
  readonly #told = new Set<string>();
  readonly #releases = new Map<number, { readonly version: string; readonly release?: Release }>();
  #wake: StopSource;
  #last: ApplicationStatus | undefined;
  #why: string | undefined;

  constructor(
    tools: DeployTools,
    application: Application,
    onChange: (status: ApplicationStatus) => void,
  ) {
    this.#tools = tools;
    this.#application = application;
    this.#onChange = onChange;
    this.#ended = new StopSource(tools.control.cancelled, tools.control.aborted);
    this.#wake = new StopSource(this.#ended.signal);
  }

  async run(): Promise<string | undefined> {
    const { clock } = this.#tools;
    const { signal } = this.#ended;
    const { parent, lease, secrets } = this.#own();
    for (const source of [parent, lease, secrets]) this.#start(source);
    while (!isStopped(signal)) {
      await clock.sleep(this.#pause(), this.#wake.signal);
      await clock.sleep(gathering, signal);
      this.#wake.detach();
      this.#wake = new StopSource(signal);
      if (!isStopped(signal)) await this.#look();
    }
    this.#ended.detach();
    await Promise.all(this.#following);
    return this.#why;
  }

  /** The status of what is known, once all of it is. */
  async #look(): Promise<void> {
    const { parent, lease, secrets } = this.#own();
    const own = [parent, lease, secrets].map((each) => this.#objects.get(keyOf(each)));
    const [parents, leases, records] = own;
    if (!parents || !leases || !records) return;
    const releases = await this.#readReleases(records);
    const members = this.#sourcesOf(this.#marks([...parents.values()][0], releases));
    for (const source of members) this.#start(source);
    const found = members.map((source) => this.#objects.get(keyOf(source)));
    if (found.includes(undefined)) return;
    const status = await statusFrom(this.#tools, this.#application, {
      members: distinct(found.flatMap((each) => [...(each?.values() ?? [])])),
      releases,
      lease: [...leases.values()][0],
    });
    const isNews = this.#last === undefined || !isSame(this.#last, status);
    this.#last = status;
    if (isNews && !this.#ended.signal.aborted) this.#onChange(status);
  }

  #own(): Readonly<Record<'parent' | 'lease' | 'secrets', Source>> {
    const { codec } = this.#tools;
    const parent = parentId(codec, this.#application);
    const lease = leaseId(codec, this.#application);
    const labels = selectorOf(ownLabels(codec, this.#application));
    const { namespace } = this.#application;
    return {
      parent: { ...parent, fields: `metadata.name=${parent.name}` },
      lease: { ...lease, fields: `metadata.name=${lease.name}` },
      secrets: { group: '', kind: 'Secret', namespace, labels },
    };
  }

  #marks(parent: JsonObject | undefined, releases: readonly Release[]): Marks {
    if (parent === undefined) return marksOfReleases(this.#application, releases);
    const refusal = refusalOf(this.#tools.codec, this.#application, parent);
    if (refusal) this.#warn(refusal.message);
    return refusal ? { groupKinds: [], namespaces: [] } : marksOf(parent);
  }

  #sourcesOf({ groupKinds, namespaces }: Marks): readonly Source[] {
    const labels = membersSelector(this.#tools.codec, this.#application);
    const places = [...new Set([this.#application.namespace, ...namespaces])];
    return groupKinds.flatMap(({ group, kind }) =>
      places.map((namespace) => ({ group, kind, namespace, labels })),
    );
  }

  /** Releases that have not changed are not unpacked again. */
  async #readReleases(secrets: Objects): Promise<readonly Release[]> {
    const records = recordsOf(secrets.values());
    const releases: Release[] = [];
    for (const head of records.heads) {
      const version = textAt(head.secret, 'metadata', 'resourceVersion') ?? '';
      let known = this.#releases.get(head.number);
      if (known?.version !== version) {
        const one = { ...records, heads: [head] };
        const [release] = await releasesOf(this.#tools, this.#application, one);
        known = { version, ...(release && { release }) };
        this.#releases.set(head.number, known);
      }
      if (known.release) releases.push(known.release);
    }
    return releases;
  }

  #start(source: Source): void {
    const key = keyOf(source);
    if (this.#objects.has(key)) return;
    this.#objects.set(key, undefined);
    this.#following.push(this.#follow(source, key));
  }

  async #follow({ group, kind, ...where }: Source, key: string): Promise<void> {
    const { client, clock } = this.#tools;
    const { signal } = this.#ended;
    const hear = (objects: Objects): void => {
      this.#objects.set(key, objects);
      this.#wake.stop();
    };
    const resource = await client.find(group, kind, signal);
    if (!resource.ok) {
      if (resource.trouble.kind !== 'stopped') {
        this.#warn(`${kindText({ group, kind })}: ${troubleText(resource.trouble)}`);
      }
      hear(new Map());
      return;
    }
    const namespace = resource.value.namespaced ? where.namespace : undefined;
    await follow(client, resource.value, {
      ...where,
      namespace,
      clock,
      signal,
      onChange: hear,
      onTrouble: (trouble) => {
        const text = this.#tools.redactor.text(troubleText(trouble));
        if (trouble.kind === 'sign-in' || trouble.kind === 'certificate') {
          this.#why ??= text;
          this.#ended.stop();
          return;
        }
        this.#warn(`${kindText({ group, kind })}: ${text}`);
        // Who may not see some of it sees the rest.
        if (this.#objects.get(key) === undefined) hear(new Map());
      },
    });
  }

  #pause(): number {
    const isSettled =
      this.#last?.busy === undefined &&
      this.#last?.objects.every(({ health }) => health.status === 'ready');
    return isSettled === true ? settledPause : unsettledPause;
  }

  /** Says each thing once. */
  #warn(text: string): void {
    const message = this.#tools.redactor.text(text);
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#tools.emit({ kind: 'warning', message });
  }
}

function keyOf({ group, kind, namespace, fields = '' }: Source): string {
  return [group, kind, namespace ?? '', fields].join('/');
}

/** Kinds outside namespaces are found once for each namespace. */
function distinct(objects: readonly JsonObject[]): readonly JsonObject[] {
  const byUid = new Map(objects.map((each) => [textAt(each, 'metadata', 'uid'), each]));
  return [...byUid.values()];
}

/** A compiler would take what it saw last for what is. */
function isStopped(signal: StopSignal): boolean {
  return signal.aborted;
}

function isSame(one: ApplicationStatus, other: ApplicationStatus): boolean {
  // Plain data, but for keys that are undefined.
  const plain = (status: ApplicationStatus): JsonObject =>
    JSON.parse(JSON.stringify(status)) as JsonObject;
  return equalJson(plain(one), plain(other));
}
