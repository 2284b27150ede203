// The digest of a plan: equal for two plans that do the same.
import type { Json } from './cluster.ts';
import { byCodeUnits, isJsonList, isJsonObject } from './json.ts';
import { idKey } from './object-id.ts';
import type { Plan, PlannedObject, Verdict } from './plan.ts';
import type { Codec } from './tools.ts';

/**
 * Over what is sent, which objects are meant and what changes; neither the order of objects and keys nor
 * what the server counts (`resourceVersion`) or says plays a part.
 */
export function digestOf(codec: Codec, plan: Omit<Plan, 'digest'>): string {
  const { application, clusterUid } = plan;
  const objects = plan.objects.map(essence).sort(byCodeUnits);
  return codec.sha256(canonical([application.name, application.namespace, clusterUid, objects]));
}

function essence({ id, verdict, desired, uid, leftAlone, conflicts }: PlannedObject): string {
  return canonical([
    idKey(id),
    desired?.body ?? null,
    uid ?? null,
    ofVerdict(verdict),
    [...leftAlone].sort(byCodeUnits),
    conflicts ?? 'refuse',
  ]);
}

/** Without messages: servers put what they count into them. */
function ofVerdict(verdict: Verdict): Json {
  switch (verdict.kind) {
    case 'update':
    case 'adopt':
      return [verdict.kind, asJson(verdict.changes)];
    case 'conflict':
      return [
        verdict.kind,
        verdict.conflicts.map((each) => canonical(asJson(each))).sort(byCodeUnits),
      ];
    case 'replace-needed':
      return [verdict.kind, verdict.decision, [...verdict.fields].sort(byCodeUnits)];
    case 'create':
    case 'unchanged':
    case 'foreign':
    case 'denied':
    case 'invalid':
    case 'unverified':
    case 'prune':
    case 'protected':
      return [verdict.kind];
  }
}

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** JSON with the keys of all maps in order. */
export function canonical(value: Json): string {
  if (isJsonList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => byCodeUnits(one, other));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
