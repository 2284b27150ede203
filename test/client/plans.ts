// Plans for the tests of what the editor makes of them.
import type {
  PlanChoices,
  PlannedView,
  PlanView,
  VerdictKind,
} from '../../server/src/protocol-deploy.ts';

export const none: PlanChoices = {
  keepTheirs: [],
  takeOver: [],
  adopt: [],
  replace: [],
  prune: [],
};

/** An object of the plan's namespace. */
export function planned(
  verdict: VerdictKind,
  kind: string,
  name: string,
  rest: Partial<PlannedView> = {},
): PlannedView {
  const namespace = rest.namespace ?? 'default';
  return {
    key: `/${kind}/${namespace}/${name}`,
    kind,
    name,
    namespace,
    verdict,
    summary: verdict,
    changes: [],
    warnings: [],
    notes: [],
    ...rest,
  };
}

/** A plan of these objects for the application `shop`, with their counts. */
export function planOf(objects: readonly PlannedView[]): PlanView {
  const counts: Partial<Record<VerdictKind, number>> = {};
  for (const { verdict } of objects) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return {
    application: 'shop',
    namespace: 'default',
    context: 'staging',
    server: 'https://staging.example.com',
    user: 'me',
    way: 'rendered',
    digest: 'd1',
    objects,
    counts,
    missingAccess: [],
    stops: false,
    empty: false,
  };
}
