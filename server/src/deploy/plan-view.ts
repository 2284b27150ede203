// A plan as it is shown: plain data without secrets, the same for the editor and the command line.
import type { Place } from '../render/origin.ts';
import { troubleText } from './classify.ts';
import type { JsonObject } from './cluster.ts';
import { differences, pathText } from './difference.ts';
import type { DeployInput, Way } from './input.ts';
import { textAt } from './json.ts';
import { normalize } from './normalize.ts';
import { idKey } from './object-id.ts';
import { overlay } from './overlay.ts';
import {
  stopsPlan,
  type FieldChange,
  type Plan,
  type PlannedObject,
  type Verdict,
} from './plan.ts';
import type { Redactor } from './redact.ts';
import { placeOfField } from './source-place.ts';
import { yamlOfObject } from './yaml-of-object.ts';

/** A field that differs; `before` or `after` is left out where there is nothing. */
export interface ChangeView {
  /** `spec.template.spec.containers[web].image`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

export interface ObjectView {
  /** `idKey` of the object. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly apiVersion?: string;
  readonly verdict: Verdict['kind'];
  /** One line: what becomes of it, or what stands in the way. */
  readonly summary: string;
  readonly changes: readonly ChangeView[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
  /** Where in the specs an author changes it; of trouble, the place that it is about. */
  readonly place?: Place;
  /** Fields that stand in the way, as the server writes them. */
  readonly fields?: readonly string[];
  /** Who manages these fields, or owns the object. */
  readonly owners?: readonly string[];
}

export interface PlanView {
  readonly application: string;
  readonly namespace: string;
  readonly context: string;
  readonly server: string;
  readonly user: string;
  readonly way: Way;
  readonly digest: string;
  readonly objects: readonly ObjectView[];
  readonly counts: Readonly<Partial<Record<Verdict['kind'], number>>>;
  readonly missingAccess: readonly string[];
  /** Something has to be mended or decided before the first write. */
  readonly stops: boolean;
  /** Nothing would change. */
  readonly empty: boolean;
}

/** Characters of a value that are shown; the documents of an object show all. */
const longestValue = 200;
/** Fields that a summary names. */
const mostFields = 3;

/** The plan without secrets. */
export function planView(plan: Plan, input: DeployInput, redactor: Redactor): PlanView {
  // Before anything is shown, everything that may hold secrets is learnt.
  for (const { live, desired, planned } of plan.objects) {
    for (const object of [live, desired?.body, planned]) {
      if (object !== undefined) redactor.learn(object);
    }
  }
  const objects = plan.objects.map((each) => objectView(each, input, redactor));
  const counts: Partial<Record<Verdict['kind'], number>> = {};
  for (const { verdict } of objects) counts[verdict] = (counts[verdict] ?? 0) + 1;
  const stops = plan.missingAccess.length > 0 || plan.objects.some(stopsPlan);
  const { application, cluster } = plan;
  return {
    application: application.name,
    namespace: application.namespace,
    context: cluster.context,
    server: redactor.text(cluster.server),
    user: cluster.user,
    way: input.way,
    digest: plan.digest,
    objects,
    counts,
    missingAccess: plan.missingAccess,
    stops,
    empty: !stops && objects.every(({ verdict }) => idle.has(verdict)),
  };
}

const idle: ReadonlySet<Verdict['kind']> = new Set(['unchanged', 'protected']);

function objectView(planned: PlannedObject, input: DeployInput, redactor: Redactor): ObjectView {
  const { id, verdict, desired, live } = planned;
  const changes = changesOf(planned, redactor);
  const fields = fieldsOf(verdict);
  const owners = ownersOf(verdict);
  const apiVersion = desired?.apiVersion ?? textAt(live, 'apiVersion');
  const place = placeOf(planned, input, fields ?? []);
  const shown = (text: string): string => redactor.text(text);
  return {
    key: idKey(id),
    kind: id.kind,
    name: id.name,
    ...(id.namespace !== undefined && { namespace: id.namespace }),
    ...(apiVersion !== undefined && { apiVersion }),
    verdict: verdict.kind,
    summary: oneLine(shown(summaryOf(verdict, changes))),
    changes,
    warnings: planned.warnings.map(shown),
    notes: planned.notes.map(shown),
    ...(place && { place }),
    ...(fields && { fields: fields.map(shown) }),
    ...(owners && { owners: owners.map(shown) }),
  };
}

/** Compared without secrets: equal secrets have equal marks. */
function changesOf({ verdict, live, planned }: PlannedObject, redactor: Redactor) {
  if (verdict.kind !== 'update' && verdict.kind !== 'adopt') return [];
  if (live === undefined || planned === undefined) return [];
  return changeViews(differences(redactor.object(live), redactor.object(planned)));
}

/** Changes as texts. The values have been redacted. */
export function changeViews(changes: readonly FieldChange[]): readonly ChangeView[] {
  return changes.map(({ path, before, after, about }) => ({
    path: `${pathText(path)}${about === 'order' ? ' (order)' : ''}`,
    ...(before !== undefined && { before: valueText(before) }),
    ...(after !== undefined && { after: valueText(after) }),
  }));
}

/** A value on one line, cut where it is long. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}

function fieldsOf(verdict: Verdict): readonly string[] | undefined {
  if (verdict.kind === 'conflict') return verdict.conflicts.map(({ field }) => field);
  return 'fields' in verdict ? verdict.fields : undefined;
}

function ownersOf(verdict: Verdict): readonly string[] | undefined {
  if (verdict.kind === 'foreign') return [verdict.owner];
  if (verdict.kind !== 'conflict') return undefined;
  return [...new Set(verdict.conflicts.map(({ manager }) => manager))];
}

function placeOf(
  { id }: PlannedObject,
  input: DeployInput,
  fields: readonly string[],
): Place | undefined {
  return placeOfField(input, id, fields[0]);
}

function summaryOf(verdict: Verdict, changes: readonly ChangeView[]): string {
  switch (verdict.kind) {
    case 'create':
      return 'It is created.';
    case 'update':
      return `${changedText(changes)}.`;
    case 'unchanged':
      return 'Nothing changes.';
    case 'adopt':
      return `It exists already and becomes part of the application; ${lowerFirst(changedText(changes))}.`;
    case 'conflict':
      return `${verdict.conflicts.map(conflictText).join(', ')}. Leave these fields to them, or take them over.`;
    case 'foreign':
      return `It belongs to ${verdict.owner}.`;
    case 'replace-needed':
      return replaceText(verdict);
    case 'denied':
      return verdict.by === 'deletion'
        ? verdict.message
        : troubleText({ kind: 'denied', by: verdict.by, message: verdict.message });
    case 'invalid':
      return verdict.message;
    case 'unverified':
      return `${verdict.because}.`;
    case 'prune':
      return 'It is no longer in the specs.';
    case 'protected':
      return `It is no longer in the specs and is kept. ${verdict.because}.`;
  }
}

function changedText(changes: readonly ChangeView[]): string {
  if (changes.length === 0) return 'No field changes';
  const paths = changes.map(({ path }) => path);
  const more = paths.length - mostFields;
  const named = paths.slice(0, mostFields).join(', ');
  return `Changes ${named}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function conflictText({ field, manager }: { field: string; manager: string }): string {
  return `${field.replace(/^\./, '')} is managed by ${manager}`;
}

function replaceText({
  decision,
  fields,
}: Extract<Verdict, { readonly kind: 'replace-needed' }>): string {
  const named = fields.length === 0 ? 'What changes' : fields.join(', ');
  return decision === 'replace'
    ? `It is deleted and created anew, since ${lowerFirst(named)} cannot be changed in place.`
    : `${named} cannot be changed in place. Undo the change, or let it be deleted and created anew.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Servers break their messages into lines. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/**
 * The object before and after as YAML without secrets; empty where there is none. Where the server has
 * not said what would come out, it is what is there with what is sent put over it.
 */
export function documentsOf(
  planned: PlannedObject,
  redactor: Redactor,
): { readonly before: string; readonly after: string } {
  const after = afterOf(planned);
  for (const object of [planned.live, after]) if (object !== undefined) redactor.learn(object);
  const shown = (object: JsonObject | undefined): string =>
    object === undefined ? '' : yamlOfObject(redactor.object(object));
  return { before: shown(planned.live), after: shown(after) };
}

function afterOf({ verdict, desired, live, planned }: PlannedObject): JsonObject | undefined {
  if (planned !== undefined) return planned;
  if (verdict.kind === 'prune') return undefined;
  if (desired === undefined || verdict.kind === 'foreign') return live;
  const sent = normalize(desired.body);
  return live === undefined || verdict.kind === 'replace-needed' ? sent : overlay(live, sent);
}
