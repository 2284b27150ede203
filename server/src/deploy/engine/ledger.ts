// What has become of each object of a run so far: told as it happens, and kept for the record and the answer.
import type { ReleaseState } from '../../protocol-deploy.ts';
import type { JsonObject } from '../cluster.ts';
import type { ObjectProgress } from '../event.ts';
import { textAt } from '../json.ts';
import { idKey, type ObjectId } from '../object-id.ts';
import type { ReleaseObject } from '../release.ts';
import type { ObjectResult } from '../run.ts';
import type { DeployTools } from '../tools.ts';

/** An object of a run before its turn. */
export interface LedgerEntry {
  readonly id: ObjectId;
  readonly apiVersion: string;
  readonly leftAlone?: readonly string[];
}

/** What a run has written, as the server answered it. */
export interface WrittenObject {
  readonly id: ObjectId;
  readonly apiVersion: string;
  readonly uid: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
  /** It was deleted first, since it could not be changed in place. */
  readonly replaced: 'yes' | 'no';
  /** By the clock of the run. */
  readonly at: number;
  readonly object: JsonObject;
}

interface Line {
  entry: ReleaseObject;
  last: ObjectProgress | undefined;
}

/** Everything that it tells and answers is redacted. */
export class Ledger {
  readonly #tools: DeployTools;
  readonly #lines = new Map<string, Line>();
  readonly #written = new Map<string, WrittenObject>();

  constructor(tools: DeployTools, entries: readonly LedgerEntry[]) {
    this.#tools = tools;
    for (const { id, apiVersion, leftAlone } of entries) {
      const left = leftAlone && leftAlone.length > 0 ? { leftAlone } : {};
      const entry: ReleaseObject = { id, apiVersion, outcome: 'pending', ...left };
      this.#lines.set(idKey(id), { entry, last: undefined });
    }
  }

  /** Tells what happens to an object, and changes nothing in the record. */
  tell(id: ObjectId, progress: ObjectProgress): void {
    const shown = this.#redacted(progress);
    const line = this.#lines.get(idKey(id));
    if (line) line.last = shown;
    this.#tools.emit({ kind: 'object', id, progress: shown });
  }

  wrote(
    { id, apiVersion }: { readonly id: ObjectId; readonly apiVersion: string },
    written: Pick<WrittenObject, 'outcome' | 'replaced' | 'object'>,
  ): void {
    const uid = textAt(written.object, 'metadata', 'uid') ?? '';
    const at = this.#tools.clock.now();
    this.#written.set(idKey(id), { id, apiVersion, uid, at, ...written });
    this.#record(id, { outcome: written.outcome, uid });
    this.tell(id, { step: 'applied', outcome: written.outcome });
  }

  failed(id: ObjectId, message: string, fields: readonly string[] = []): void {
    this.#record(id, { outcome: 'failed', message });
    this.tell(id, { step: 'failed', message, fields });
  }

  unknown(id: ObjectId, message: string): void {
    this.#record(id, { outcome: 'unknown', message });
    this.tell(id, { step: 'unknown', message });
  }

  deleted(id: ObjectId): void {
    this.#written.delete(idKey(id));
    this.#record(id, { outcome: 'deleted' });
    this.tell(id, { step: 'deleted' });
  }

  kept(id: ObjectId, because: string): void {
    this.#record(id, { outcome: 'kept', message: because });
    this.tell(id, { step: 'kept', because });
  }

  state(state: ReleaseState, release: number, message?: string): void {
    const text = message === undefined ? {} : { message: this.#tools.redactor.text(message) };
    this.#tools.emit({ kind: 'state', state, release, ...text });
  }

  warn(message: string, id?: ObjectId): void {
    const text = this.#tools.redactor.text(message);
    this.#tools.emit({ kind: 'warning', message: text, ...(id && { id }) });
  }

  written(key: string): WrittenObject | undefined {
    return this.#written.get(key);
  }

  get allWritten(): readonly WrittenObject[] {
    return [...this.#written.values()];
  }

  /** For the record of the release. */
  get objects(): readonly ReleaseObject[] {
    return [...this.#lines.values()].map(({ entry }) => entry);
  }

  /** For the answer of the run. */
  get results(): readonly ObjectResult[] {
    return [...this.#lines.values()].map(({ entry, last }) => ({ id: entry.id, last }));
  }

  #record(id: ObjectId, change: Pick<ReleaseObject, 'outcome' | 'uid' | 'message'>): void {
    const line = this.#lines.get(idKey(id));
    if (!line) return;
    const { message: _old, ...entry } = line.entry;
    const message = change.message && { message: this.#tools.redactor.text(change.message) };
    line.entry = { ...entry, ...change, ...message };
  }

  #redacted(progress: ObjectProgress): ObjectProgress {
    const hide = (text: string): string => this.#tools.redactor.text(text);
    switch (progress.step) {
      case 'failed':
      case 'unknown':
        return { ...progress, message: hide(progress.message) };
      case 'kept':
        return { ...progress, because: hide(progress.because) };
      case 'ready':
        return { ...progress, note: progress.note === undefined ? undefined : hide(progress.note) };
      case 'waiting': {
        const { health } = progress;
        if (health.status !== 'ready') {
          return { ...progress, health: { ...health, reason: hide(health.reason) } };
        }
        const note = health.note === undefined ? {} : { note: hide(health.note) };
        return { ...progress, health: { ...health, ...note } };
      }
      case 'applying':
      case 'applied':
      case 'deleting':
      case 'deleted':
        return progress;
    }
  }
}
