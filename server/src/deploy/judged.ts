// What becomes of one object in a plan: the verdict that trouble means, and the planned object.
import type { JsonObject } from './cluster.ts';
import type { Desired } from './desired.ts';
import { textAt } from './json.ts';
import { normalize } from './normalize.ts';
import { idKey } from './object-id.ts';
import type { PlanChoices, PlannedObject, Verdict } from './plan.ts';
import type { Trouble } from './trouble.ts';

/** A planned object, or trouble that says nothing about the object and ends the planning. */
export type Judged =
  | { readonly ok: true; readonly planned: PlannedObject }
  | { readonly ok: false; readonly trouble: Trouble };

/** What is sent for a trial, and what was done to it. */
export interface Draft {
  readonly body: JsonObject;
  readonly conflicts: 'refuse' | 'force';
  readonly leftAlone: readonly string[];
  readonly notes: readonly string[];
}

/** The verdict that trouble with this very object means. */
export function failed(
  object: Desired,
  draft: Draft,
  { trouble, live }: { readonly trouble: Trouble; readonly live: JsonObject | undefined },
  choices: PlanChoices,
): Judged {
  if (!isObjectTrouble(trouble)) return { ok: false, trouble };
  return planned(object, draft, { verdict: verdictOf(object, trouble, choices), live });
}

/** Trouble that says something about the object itself. */
type ObjectTrouble = Extract<
  Trouble,
  { readonly kind: 'conflict' | 'denied' | 'invalid' | 'immutable' | 'no-dry-run' }
>;

const objectTroubles: ReadonlySet<Trouble['kind']> = new Set<ObjectTrouble['kind']>([
  'conflict',
  'denied',
  'invalid',
  'immutable',
  'no-dry-run',
]);

function isObjectTrouble(trouble: Trouble): trouble is ObjectTrouble {
  return objectTroubles.has(trouble.kind);
}

function verdictOf({ id }: Desired, trouble: ObjectTrouble, { replace }: PlanChoices): Verdict {
  switch (trouble.kind) {
    case 'conflict':
      return { kind: 'conflict', conflicts: trouble.conflicts };
    case 'denied':
      return { kind: 'denied', by: trouble.by, message: trouble.message };
    case 'invalid':
      return { kind: 'invalid', message: trouble.message, fields: trouble.fields };
    case 'immutable': {
      const decision = replace.has(idKey(id)) ? 'replace' : 'open';
      const { message, fields } = trouble;
      return { kind: 'replace-needed', message, fields, decision };
    }
    case 'no-dry-run': {
      const because =
        'A webhook of the cluster takes no trial runs, so nobody knows what it will say';
      return { kind: 'unverified', because };
    }
  }
}

/** Trouble that is the same for all objects. */
export function endsPlanning({ kind }: Trouble): boolean {
  return ['unavailable', 'sign-in', 'certificate', 'stopped', 'expired'].includes(kind);
}

/** What was found out about an object. */
export interface Outcome {
  readonly verdict: Verdict;
  /** As the server has it. */
  readonly live?: JsonObject | undefined;
  readonly planned?: JsonObject | undefined;
  readonly warnings?: readonly string[];
  readonly resourceVersion?: string | undefined;
  readonly inEffect?: 'yes' | 'no';
}

export function planned(object: Desired, draft: Draft, outcome: Outcome): Judged {
  const { id, apiVersion } = object;
  const { live, warnings = [] } = outcome;
  return {
    ok: true,
    planned: {
      id,
      verdict: outcome.verdict,
      desired: { id, apiVersion, body: draft.body },
      live: live && normalize(live),
      planned: outcome.planned,
      uid: textAt(live, 'metadata', 'uid'),
      resourceVersion: outcome.resourceVersion,
      inEffect: outcome.inEffect ?? 'no',
      leftAlone: draft.leftAlone,
      conflicts: draft.conflicts,
      warnings,
      notes: draft.notes,
    },
  };
}
