// Asks the server which of the access that a deployment will use is missing.
import type { ApiResource } from './client.ts';
import { byCodeUnits, jsonAt } from './json.ts';
import { inParallel } from './in-parallel.ts';
import type { DeployTools } from './tools.ts';
import type { Reply } from './trouble.ts';

/** One verb on one resource; without a namespace, in the whole cluster. */
export interface AccessNeed {
  readonly verb: 'get' | 'list' | 'create' | 'update' | 'patch' | 'delete';
  readonly group: string;
  /** As in paths: `deployments`. */
  readonly plural: string;
  readonly namespace: string | undefined;
}

/** Reviews at a time. */
const width = 12;

/** What it takes to keep the inventory and the releases of an application. */
export function recordNeeds(namespace: string): readonly AccessNeed[] {
  const on = (plural: string, verbs: readonly AccessNeed['verb'][]): readonly AccessNeed[] =>
    verbs.map((verb) => ({ verb, group: '', plural, namespace }));
  return [
    ...on('configmaps', ['get', 'create', 'patch']),
    ...on('secrets', ['get', 'list', 'create', 'update']),
  ];
}

/** What it takes to do this to objects of a kind. Applying may create, which is a verb of its own. */
export function objectNeeds(
  { group, plural, namespaced }: ApiResource,
  namespace: string | undefined,
  does: 'apply' | 'delete' | 'replace',
): readonly AccessNeed[] {
  const verbs = {
    apply: ['get', 'create', 'patch'],
    delete: ['get', 'delete'],
    replace: ['get', 'create', 'patch', 'delete'],
  } as const;
  const where = namespaced ? namespace : undefined;
  return verbs[does].map((verb) => ({ verb, group, plural, namespace: where }));
}

/** The needs that the user's access does not cover, as lines such as `patch deployments.apps in shop`. */
export async function missingAccess(
  tools: Pick<DeployTools, 'client' | 'control'>,
  needs: readonly AccessNeed[],
): Promise<Reply<readonly string[]>> {
  // Verbs on one resource stand together.
  const sorted = [...needs].sort((one, other) => byCodeUnits(placeOf(one), placeOf(other)));
  const byText = new Map(sorted.map((need) => [needText(need), need]));
  const places = [...new Set(needs.map(({ namespace }) => namespace))];
  const everything = await inParallel(width, places, (namespace) =>
    isAllowed(tools, { verb: '*', group: '*', plural: '*', namespace }),
  );
  const unlimited = new Set<string | undefined>();
  for (const [at, reply] of everything.entries()) {
    if (!reply.ok) return reply;
    if (reply.value) unlimited.add(places[at]);
  }
  const open = [...byText].filter(([, { namespace }]) => !unlimited.has(namespace));
  const answers = await inParallel(width, open, ([, need]) => isAllowed(tools, need));
  const missing: string[] = [];
  for (const [at, reply] of answers.entries()) {
    if (!reply.ok) return reply;
    const text = open[at]?.[0];
    if (!reply.value && text !== undefined) missing.push(text);
  }
  return { ok: true, value: missing, warnings: [] };
}

function placeOf({ verb, group, plural, namespace }: AccessNeed): string {
  return [namespace ?? '', group, plural, verb].join('\0');
}

function needText({ verb, group, plural, namespace }: AccessNeed): string {
  const resource = group === '' ? plural : `${plural}.${group}`;
  return `${verb} ${resource} in ${namespace ?? 'the whole cluster'}`;
}

/** Where reviews themselves are forbidden, nothing is known to be missing. */
async function isAllowed(
  { client, control }: Pick<DeployTools, 'client' | 'control'>,
  { verb, group, plural, namespace }: Omit<AccessNeed, 'verb'> & { readonly verb: string },
): Promise<Reply<boolean>> {
  const reply = await client.request(
    {
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: {
          resourceAttributes: {
            verb,
            group,
            resource: plural,
            ...(namespace !== undefined && { namespace }),
          },
        },
      },
    },
    control.cancelled,
  );
  if (reply.ok) return { ...reply, value: jsonAt(reply.value, 'status', 'allowed') === true };
  const { kind } = reply.trouble;
  const isUnknown = kind === 'denied' || kind === 'no-kind' || kind === 'not-found';
  return isUnknown ? { ok: true, value: true, warnings: [] } : reply;
}
