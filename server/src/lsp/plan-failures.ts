// What a cluster has against specs, by a plan or by the end of a run: as problems at the places that an author changes.
import type { PlanView, PlannedView } from '../protocol-deploy.ts';
import type { ObjectProgress, RunView } from '../protocol-run.ts';
import type { DeployFailure } from './deploy-failures.ts';

/** Verdicts that say something against the specs; others are decisions about what is in the cluster. */
const wrong: ReadonlySet<PlannedView['verdict']> = new Set(['invalid', 'denied', 'replace-needed']);

/** The problems that keep a plan from being run. */
export function planFailures({ objects, stops }: PlanView): readonly DeployFailure[] {
  if (!stops) return [];
  return objects.flatMap(({ verdict, kind, name, summary, place }) =>
    place === undefined || !wrong.has(verdict)
      ? []
      : [{ code: `deploy-${verdict}`, message: `${kind} ${name}: ${summary}`, place }],
  );
}

/** The problems that a run ended with; `steps` is what had happened to an object before, by key. */
export function runFailures(
  { objects }: RunView,
  steps: ReadonlyMap<string, ObjectProgress['step']>,
): readonly DeployFailure[] {
  return objects.flatMap(({ key, kind, name, last, place }) => {
    if (last?.step !== 'failed' || place === undefined) return [];
    const message = `${kind} ${name}: ${last.message}`;
    return [{ code: codeOf(last.fields, steps.get(key)), message, place }];
  });
}

function codeOf(fields: readonly string[], before: ObjectProgress['step'] | undefined): string {
  if (before === 'waiting' || before === 'applied') return 'deploy-not-ready';
  return fields.length > 0 ? 'deploy-invalid' : 'deploy-failed';
}
