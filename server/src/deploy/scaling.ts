// Numbers of replicas that somebody else decides: an autoscaler, or whoever scales by hand.
import type { JsonObject } from './cluster.ts';
import { isJsonObject, jsonAt, numberAt, textAt } from './json.ts';
import { withoutFields } from './leave-alone.ts';
import { isOwn, managersOf } from './managed-fields.ts';
import { groupOf, idKey, type ObjectId } from './object-id.ts';

/** As servers write it. */
export const REPLICAS = '.spec.replicas';

/** By key of a workload (`idKey`), the name of the HorizontalPodAutoscaler that scales it. */
export type Autoscalers = ReadonlyMap<string, string>;

/** Which workloads these HorizontalPodAutoscalers scale; those without a namespace are in `namespace`. */
export function autoscalersOf(objects: readonly JsonObject[], namespace: string): Autoscalers {
  return new Map(
    objects.flatMap((object) => {
      const target = jsonAt(object, 'spec', 'scaleTargetRef');
      const kind = textAt(target, 'kind');
      const name = textAt(target, 'name');
      if (kind === undefined || name === undefined) return [];
      const workload = {
        group: groupOf(textAt(target, 'apiVersion') ?? ''),
        kind,
        namespace: textAt(object, 'metadata', 'namespace') ?? namespace,
        name,
      };
      return [[idKey(workload), textAt(object, 'metadata', 'name') ?? ''] as const];
    }),
  );
}

export interface Scaled {
  readonly body: JsonObject;
  readonly leftAlone: readonly string[];
  readonly notes: readonly string[];
}

/**
 * The body as it is to be sent when somebody else scales the workload. A number that nobody but this
 * tool has set yet is sent on as it is: leaving it out would reset it to one replica.
 */
export function scaledBody(
  body: JsonObject,
  id: ObjectId,
  live: JsonObject | undefined,
  autoscalers: Autoscalers,
): Scaled {
  const untouched = { body, leftAlone: [], notes: [] };
  const managers = live === undefined ? [] : managersOf(live, ['spec', 'replicas']);
  const autoscaler = autoscalers.get(idKey(id));
  const replicas = numberAt(live, 'spec', 'replicas');
  const asks = numberAt(body, 'spec', 'replicas') !== undefined;
  if (autoscaler === undefined) {
    const scaler = managers.find(({ subresource }) => subresource === 'scale');
    return asks && scaler !== undefined
      ? without(body, `spec.replicas is left to ${scaler.name}, which scaled it.`)
      : untouched;
  }
  const onlyOurs = managers.length > 0 && managers.every(isOwn);
  if (onlyOurs && replicas !== undefined) {
    const { spec } = body;
    const note = `spec.replicas stays ${String(replicas)} until HorizontalPodAutoscaler ${autoscaler} changes it.`;
    return {
      body: { ...body, spec: { ...(isJsonObject(spec) ? spec : {}), replicas } },
      leftAlone: [],
      notes: [note],
    };
  }
  return asks
    ? without(body, `spec.replicas is left to HorizontalPodAutoscaler ${autoscaler}.`)
    : untouched;
}

function without(body: JsonObject, note: string): Scaled {
  return { body: withoutFields(body, [REPLICAS]), leftAlone: [REPLICAS], notes: [note] };
}
