// A cluster in memory that can also be asked what would come of an apply, and that knows who applied what.
import type { StopSignal } from '../../../server/src/base/cancellation.ts';
import type {
  ClusterOutcome,
  ClusterRequest,
  Json,
  JsonObject,
} from '../../../server/src/deploy/cluster.ts';
import {
  equalJson,
  isJsonObject,
  jsonAt,
  numberAt,
  textAt,
} from '../../../server/src/deploy/json.ts';
import { MemoryCluster, status } from '../../support/memory-cluster.ts';

/** Called when a member is written, after the write; may wait, and `lose` loses the answer. */
export type WriteListener = (name: string) => Promise<unknown> | 'lose' | undefined;

export class ApplyingCluster extends MemoryCluster {
  /** Names of the members that were written, in order. */
  readonly written: string[] = [];
  onWrite: WriteListener = () => undefined;
  /** Answers in place of a write or a trial of one. */
  refuse: (request: ClusterRequest, name: string) => ClusterOutcome | undefined = () => undefined;

  override async request(request: ClusterRequest, signal: StopSignal): Promise<ClusterOutcome> {
    const { method, path, query, body } = request;
    if (path.endsWith('selfsubjectaccessreviews') || path.endsWith('selfsubjectrulesreviews')) {
      return answer(201, { ...(isJsonObject(body) && body), status: { allowed: true } });
    }
    if (method !== 'PATCH' || !isJsonObject(body)) return super.request(request, signal);
    const name = path.split('/').at(-1) ?? '';
    const refused = this.refuse(request, name);
    if (refused !== undefined) return refused;
    const sent = withMarks(body, query?.['fieldManager'] ?? '', this.at(path));
    if (query?.['dryRun'] !== undefined) return this.#trial(path, sent);
    const outcome = await super.request({ ...request, body: sent }, signal);
    return query?.['fieldManager'] === 'oam' ? this.#listened(name, outcome) : outcome;
  }

  async #listened(name: string, outcome: ClusterOutcome): Promise<ClusterOutcome> {
    if (outcome.kind === 'failure' || outcome.status > 201) return outcome;
    this.written.push(name);
    const said = await this.onWrite(name);
    return said === 'lose'
      ? { kind: 'failure', reason: 'reset', sent: 'maybe', message: 'read ECONNRESET' }
      : outcome;
  }

  #trial(path: string, sent: JsonObject): ClusterOutcome {
    const found = this.at(path);
    const wanted = textAt(sent, 'metadata', 'resourceVersion') ?? '';
    if (found === undefined) return answer(201, sent);
    if (wanted !== '' && wanted !== textAt(found, 'metadata', 'resourceVersion')) {
      return status(409, 'Conflict', 'the object has been modified');
    }
    const metadata = { ...asObject(found['metadata']), ...asObject(sent['metadata']) };
    const { uid, resourceVersion } = asObject(found['metadata']);
    const kept = { ...(uid && { uid }), ...(resourceVersion && { resourceVersion }) };
    return answer(200, { ...found, ...sent, metadata: { ...metadata, ...kept } });
  }
}

/** What the server keeps: who applied it, and how often what is wanted has changed. */
function withMarks(body: JsonObject, manager: string, found: JsonObject | undefined): JsonObject {
  const metadata = asObject(jsonAt(body, 'metadata'));
  const managedFields = [{ manager, operation: 'Apply' }];
  const before = numberAt(found, 'metadata', 'generation') ?? 0;
  const isSame = found !== undefined && equalJson(found['spec'], body['spec']);
  const generation = isSame ? before : before + 1;
  return { ...body, metadata: { ...metadata, managedFields, generation } };
}

function asObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function answer(code: number, body: JsonObject): ClusterOutcome {
  const text = JSON.stringify(body);
  return { kind: 'answer', status: code, body, text, retryAfter: undefined, warnings: [] };
}
