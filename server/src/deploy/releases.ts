// The history of an application: lists its releases, records a new one as it goes, and removes old ones.
import type { JsonObject } from './cluster.ts';
import { textAt } from './json.ts';
import { endOthers, isUnclear, tries } from './open-records.ts';
import type { Application } from './plan.ts';
import type { Release } from './release.ts';
import {
  headSecret,
  packManifests,
  partSecret,
  secretId,
  writerOf,
  type Parts,
  type Writing,
} from './release-secret.ts';
import { atVersionOf, bad, good, withGrace } from './reply.ts';
import { readRecords, releasesOf, removeAllBut, removeSecrets } from './stored-releases.ts';
import type { DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

/**
 * The releases of an application, newest first. Those that cannot be read are left out, with a
 * warning. Manifests are as they were sent, with their secrets: let the redactor learn them before
 * anything of them is shown.
 */
export async function listReleases(
  tools: DeployTools,
  application: Application,
): Promise<Reply<readonly Release[]>> {
  const records = await readRecords(tools, application, 'whole');
  if (!records.ok) return records;
  const releases = await releasesOf(tools, application, records.value);
  for (const { secrets } of releases) learn(tools, secrets);
  return good(releases);
}

/** A record may have been edited, so that its values may be anything. */
function learn({ redactor }: DeployTools, secrets: unknown): void {
  if (!Array.isArray(secrets)) return;
  for (const value of secrets) if (typeof value === 'string') redactor.secret(value);
}

/**
 * The record of a release that is going on. Who creates one ends the records of runs before it that
 * are not ended: whoever still works on such a one finds its next write refused.
 */
export class ReleaseRecord {
  readonly #tools: DeployTools;
  #current: Release;
  #secret: JsonObject;
  #writing: Writing;
  #waiting: { change: Partial<Release>; readonly reply: Promise<Reply<void>> } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    tools: DeployTools,
    written: { readonly release: Release; readonly secret: JsonObject; readonly writing: Writing },
  ) {
    this.#tools = tools;
    this.#current = written.release;
    this.#secret = written.secret;
    this.#writing = written.writing;
  }

  /**
   * Records a release under the next number. The trouble `exists` means that somebody else has
   * taken that number in this moment.
   */
  static async create(
    tools: DeployTools,
    draft: Omit<Release, 'number'>,
  ): Promise<Reply<ReleaseRecord>> {
    const records = await readRecords(tools, draft.application, 'metadata');
    if (!records.ok) return records;
    const release: Release = { ...draft, number: records.value.newest + 1 };
    const { packed, chunks } = await packManifests(tools, release);
    const manifests = chunks.length === 0 ? { packed } : 'missing';
    const writing: Writing = { write: 1, manifests };
    // First of all the number is taken; manifests that need parts follow.
    const made = await post(tools, release, await headSecret(tools, release, writing));
    if (!made.ok) return made;
    const record = new ReleaseRecord(tools, { release, secret: made.value, writing });
    if (chunks.length > 0) {
      const written = await record.#write({ manifests: release.manifests });
      if (!written.ok) {
        await removeSecrets(tools, [made.value]);
        return written;
      }
    }
    await endOthers(tools, draft.application, records.value);
    return good(record);
  }

  /** The release as it was last written. */
  get current(): Release {
    return this.#current;
  }

  /**
   * Writes a change down; done when the cluster has it. Changes that come while another one is being
   * written go together. The trouble `changed` means that somebody else has ended this release. Goes
   * on for some seconds after an abort, so that the end can be recorded.
   */
  update(change: Partial<Omit<Release, 'application' | 'number'>>): Promise<Reply<void>> {
    if (this.#waiting !== undefined) {
      this.#waiting.change = { ...this.#waiting.change, ...change };
      return this.#waiting.reply;
    }
    const reply = this.#last.then(() => {
      const all = this.#waiting?.change ?? change;
      this.#waiting = undefined;
      return this.#write(all);
    });
    this.#waiting = { change, reply };
    this.#last = reply;
    return reply;
  }

  async #write(change: Partial<Release>): Promise<Reply<void>> {
    const release = { ...this.#current, ...change };
    let { manifests } = this.#writing;
    if (change.manifests !== undefined) {
      const kept = await this.#keepManifests(release);
      if (!kept.ok) return kept;
      manifests = kept.value;
    }
    const writing: Writing = { write: this.#writing.write + 1, manifests };
    const reply = await this.#put(await headSecret(this.#tools, release, writing), writing.write);
    if (!reply.ok) return reply;
    this.#current = release;
    this.#secret = reply.value;
    this.#writing = writing;
    return good(undefined);
  }

  /** Writes the parts beside those that the record refers to until now. */
  async #keepManifests(release: Release): Promise<Reply<Writing['manifests']>> {
    const { packed, chunks } = await packManifests(this.#tools, release);
    if (chunks.length === 0) return good({ packed });
    const { manifests } = this.#writing;
    const before = typeof manifests === 'object' && 'parts' in manifests ? manifests.parts.last : 1;
    const parts: Parts = { first: before + 1, last: before + chunks.length };
    for (const [at, chunk] of chunks.entries()) {
      const part = parts.first + at;
      const secret = partSecret(this.#tools, release, { part, chunk });
      const reply = await post(this.#tools, release, secret, part);
      if (!reply.ok) return reply;
    }
    return good({ parts });
  }

  /** Replaces the record, and finds out what happened where the answer does not say. */
  async #put(body: JsonObject, write: number): Promise<Reply<JsonObject>> {
    const id = secretId(this.#tools, this.#current.application, this.#current);
    return withGrace(this.#tools, async (signal) => {
      for (let attempt = 1; ; attempt += 1) {
        const reply = await this.#tools.client.replace(atVersionOf(body, this.#secret), {
          id,
          signal,
        });
        if (reply.ok || attempt === tries || !isUnclear(reply.trouble)) return reply;
        const read = await this.#tools.client.read(id, signal);
        if (!read.ok) return read;
        const writer = writerOf(read.value);
        const isOurs = writer.id === this.#tools.holder.id && uidOf(read.value) === this.#uid;
        if (isOurs && writer.write === write) return read;
        if (!isOurs || writer.write !== write - 1) return bad(endedByOthers(this.#current));
        this.#secret = read.value;
      }
    });
  }

  get #uid(): string | undefined {
    return uidOf(this.#secret);
  }
}

/**
 * Removes old releases, and parts that nothing refers to. The newest `keep` stay, and the newest one
 * that succeeded.
 */
export async function pruneReleases(
  tools: DeployTools,
  application: Application,
  keep = 5,
): Promise<Reply<void>> {
  const records = await readRecords(tools, application, 'metadata');
  if (!records.ok) return records;
  const { heads } = records.value;
  const succeeded = heads.find(({ state }) => state === 'Succeeded');
  const kept = new Set([...heads.slice(0, keep), ...(succeeded ? [succeeded] : [])]);
  return removeAllBut(tools, records.value, kept);
}

/** Removes the whole history. */
export async function removeReleases(
  tools: DeployTools,
  application: Application,
): Promise<Reply<void>> {
  const records = await readRecords(tools, application, 'metadata');
  return records.ok ? removeAllBut(tools, records.value, new Set()) : records;
}

/** Creates a Secret; one that is there already is good when an earlier try of this run made it. */
async function post(
  tools: DeployTools,
  release: Release,
  body: JsonObject,
  part?: number,
): Promise<Reply<JsonObject>> {
  const id = secretId(tools, release.application, {
    number: release.number,
    ...(part !== undefined && { part }),
  });
  const signal = tools.control.aborted;
  const made = await tools.client.create(body, { id, signal });
  if (made.ok || made.trouble.kind !== 'exists') return made;
  const found = await tools.client.read(id, signal);
  const isOurs =
    found.ok &&
    writerOf(found.value).id === tools.holder.id &&
    textAt(found.value, 'data', 'part') === textAt(body, 'data', 'part');
  return isOurs ? found : made;
}

function uidOf(object: JsonObject): string | undefined {
  return textAt(object, 'metadata', 'uid');
}

function endedByOthers({ application, number }: Release): Trouble {
  return {
    kind: 'changed',
    message: `Somebody else has ended release ${number} of ${application.name}.`,
  };
}
