// Looks once more, just before an object is written, whether that would do what the plan said.
import type { JsonObject } from './cluster.ts';
import { differences, pathText } from './difference.ts';
import { equalJson, textAt } from './json.ts';
import { normalize, normalizeCreated } from './normalize.ts';
import { idText } from './object-id.ts';
import type { FieldChange, PlannedObject } from './plan.ts';
import type { DeployTools } from './tools.ts';
import type { Trouble } from './trouble.ts';

export type StillPlanned =
  | 'same'
  /** The message is without secrets. */
  | { readonly kind: 'changed'; readonly message: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Fields that a message names; the rest is counted. */
const mostFields = 3;

/**
 * Dry-runs one object again just before it is written; 'same' when its normalized difference is the
 * approved one. What could not be checked for the plan is the same when it is still not there.
 */
export async function stillAsPlanned(
  tools: DeployTools,
  planned: PlannedObject,
  bodyToSend: JsonObject,
): Promise<StillPlanned> {
  const { id, verdict } = planned;
  const signal = tools.control.cancelled;
  const conflicts = planned.conflicts ?? 'refuse';
  const tried = await tools.client.apply(bodyToSend, { id, dryRun: 'all', conflicts, signal });
  if (!tried.ok) {
    const isReplaced = verdict.kind === 'replace-needed' && tried.trouble.kind === 'immutable';
    return isReplaced || tried.trouble.kind === 'no-dry-run'
      ? 'same'
      : { kind: 'trouble', trouble: tried.trouble };
  }
  const { object, created } = tried.value;
  if (created) return stillCreated(tools, planned, normalizeCreated(object, bodyToSend));
  if (planned.uid === undefined) return changed(tools, planned, 'somebody has created it');
  const apiVersion = textAt(bodyToSend, 'apiVersion') ?? '';
  const live = await tools.client.read({ ...id, apiVersion }, signal);
  if (!live.ok) return { kind: 'trouble', trouble: live.trouble };
  if (textAt(live.value, 'metadata', 'uid') !== planned.uid) {
    return changed(tools, planned, 'it has been deleted and made anew');
  }
  if (verdict.kind === 'unverified') return 'same';
  const approved = 'changes' in verdict ? verdict.changes : [];
  const now = differences(normalize(live.value), normalize(object));
  return JSON.stringify(now) === JSON.stringify(approved)
    ? 'same'
    : changed(tools, planned, `its difference is another one now (${fieldsText(now, approved)})`);
}

function stillCreated(
  tools: DeployTools,
  planned: PlannedObject,
  object: JsonObject,
): StillPlanned {
  const { verdict } = planned;
  if (planned.uid !== undefined && verdict.kind !== 'replace-needed') {
    return changed(tools, planned, 'it has been deleted');
  }
  if (planned.planned === undefined || equalJson(planned.planned, object)) return 'same';
  const fields = fieldsText(differences(planned.planned, object), []);
  return changed(tools, planned, `the cluster would now make something else of it (${fields})`);
}

function changed({ redactor }: DeployTools, { id }: PlannedObject, what: string): StillPlanned {
  const message = `${idText(id)} is not as it was when the plan was made: ${what}. Plan again.`;
  return { kind: 'changed', message: redactor.text(message) };
}

/** The fields that are in only one of the two differences. */
function fieldsText(now: readonly FieldChange[], approved: readonly FieldChange[]): string {
  const known = new Set(approved.map((each) => JSON.stringify(each)));
  const current = new Set(now.map((each) => JSON.stringify(each)));
  const odd = [
    ...now.filter((each) => !known.has(JSON.stringify(each))),
    ...approved.filter((each) => !current.has(JSON.stringify(each))),
  ];
  const fields = [...new Set(odd.map(({ path }) => pathText(path)))];
  const more = fields.length - mostFields;
  return `${fields.slice(0, mostFields).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
