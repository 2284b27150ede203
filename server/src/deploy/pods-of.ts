// The pods of a workload, and which of their troubles is the worst.
import { podTrouble, troubleText } from './health/pods.ts';
import type { JsonObject } from './cluster.ts';
import { isJsonList, isJsonObject, jsonAt, objectsAt, textAt } from './json.ts';
import type { DeployTools } from './tools.ts';

/**
 * What keeps the pods of a workload from running, for people and without secrets; undefined when they
 * have no trouble, when it has no pods of its own, or when nobody may look.
 */
export async function podTroubleFor(
  tools: DeployTools,
  workload: JsonObject,
): Promise<string | undefined> {
  const pods = await podsOf(tools, workload);
  const trouble = podTrouble(pods);
  return trouble && tools.redactor.text(troubleText(trouble));
}

/** The pods that a workload selects, and a pod itself; none for other objects, and when nobody may look. */
export async function podsOf(
  tools: DeployTools,
  workload: JsonObject,
): Promise<readonly JsonObject[]> {
  if (workload['kind'] === 'Pod' && workload['apiVersion'] === 'v1') return [workload];
  const labels = podSelector(workload);
  if (labels === undefined) return [];
  const signal = tools.control.aborted;
  const resource = await tools.client.discover('v1', 'Pod', signal);
  if (!resource.ok) return [];
  const namespace = textAt(workload, 'metadata', 'namespace');
  const listed = await tools.client.list(resource.value, { namespace, labels, signal });
  return listed.ok ? listed.value.items : [];
}

/** The selector of a workload as a query has it; undefined for objects that select no pods of theirs. */
function podSelector(workload: JsonObject): string | undefined {
  // Budgets and policies select pods too, but those of others.
  if (jsonAt(workload, 'spec', 'template', 'spec', 'containers') === undefined) return undefined;
  const selector = jsonAt(workload, 'spec', 'selector');
  if (!isJsonObject(selector)) return undefined;
  const { matchLabels } = selector;
  const isBare = matchLabels === undefined && selector['matchExpressions'] === undefined;
  const labels = isBare ? selector : matchLabels;
  const equal = isJsonObject(labels)
    ? Object.entries(labels).flatMap(([key, value]) =>
        typeof value === 'string' ? [`${key}=${value}`] : [],
      )
    : [];
  const parts = [...equal, ...objectsAt(selector, 'matchExpressions').flatMap(requirement)];
  return parts.length === 0 ? undefined : parts.join(',');
}

function requirement(expression: JsonObject): readonly string[] {
  const key = textAt(expression, 'key');
  if (key === undefined) return [];
  const values = jsonAt(expression, 'values');
  const names = isJsonList(values) ? values.filter((each) => typeof each === 'string') : [];
  const list = `(${names.join(',')})`;
  const texts: Readonly<Record<string, string>> = {
    In: `${key} in ${list}`,
    NotIn: `${key} notin ${list}`,
    Exists: key,
    DoesNotExist: `!${key}`,
  };
  const text = texts[textAt(expression, 'operator') ?? ''];
  return text === undefined ? [] : [text];
}
