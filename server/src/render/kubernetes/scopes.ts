// What scopes come to on plain Kubernetes: labels of the pods that are in them, and a policy where one says the same.
import type { Origin } from '../origin.ts';
import {
  childOf,
  constant,
  listOf,
  mapOf,
  mapByName,
  type RenderedEntry,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderedObject, RenderProblem } from '../rendering.ts';
import type { ResolvedConfiguration, ResolvedInstance } from '../resolve.ts';
import type { ResolvedScope } from '../scopes.ts';
import { partOrigin, placeIn } from '../source-document.ts';
import { applicationLabels } from './labels.ts';
import { joinedName, mendedName } from './names.ts';
import { namespacedObject } from './object.ts';

type Report = (problem: RenderProblem) => void;

const GATEWAY = 'internet-gateway-type';
const VISIBILITY = 'ingressVisibility';

/** Properties of network scopes that choose among networks, of which a cluster has one for all pods. */
const NETWORK_CHOICES = ['network-id', 'subnet-id', 'networkName'];

/**
 * Addresses that are not in the internet: private networks (RFC 1918, RFC 6598, RFC 4193) and those
 * of the link (RFC 3927, RFC 4291), where nodes, the API server and caches of names live.
 */
const PRIVATE_NETWORKS = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
  'fe80::/10',
];

/**
 * Labels for the pods of an instance, one for each scope that it is in. They belong on the pods
 * only: selectors of workloads can never change, and the scopes of an instance may.
 */
export function scopePodLabels(instance: ResolvedInstance, report: Report): RenderedMap {
  const entries = new Map<string, RenderedEntry>();
  for (const { name, scopes, place } of instance.scopes) {
    if (scopes.length === 0) {
      report({
        code: 'unknown-scope',
        severity: 'warning',
        message: `No scope is called "${name}", so "${instance.name}" is not put into it.`,
        place,
        related: [],
      });
    }
    for (const scope of scopes) {
      const key = labelKey(scope);
      const what = 'field';
      const step = {
        what,
        name: 'applicationScopes',
        owner: instance.source.label,
        place,
      } as const;
      const keyOrigin: Origin = { kind: 'source', how: 'derived', steps: [step], also: [] };
      entries.set(key, { key, keyOrigin, value: membership() });
    }
  }
  return mapByName([...entries.values()]);
}

/** The key of the label by which the members of a scope are found; different for every scope of a namespace. */
function labelKey({ name, application, info }: ResolvedScope): string {
  const full = application === undefined ? name : `${application}.${name}`;
  const kind = scopeKind(info);
  const prefix = kind === 'other' ? 'scope.oam.dev' : `${kind}-scope.oam.dev`;
  return `${prefix}/${mendedName(full, 'label-value') || 'unnamed'}`;
}

function scopeKind(info: ResolvedScope['info']): 'network' | 'health' | 'other' {
  if (info === undefined) return 'other';
  return info.kind.startsWith('Network') ? 'network' : 'health';
}

function membership(): RenderedScalar {
  return constant('member', 'The instance is in the scope');
}

/**
 * The objects of the scopes that a configuration declares. Scopes of other configurations are
 * rendered with those. What a scope asks for beyond that is reported.
 */
export function renderScopes(
  resolved: ResolvedConfiguration,
  application: RenderedScalar,
): readonly RenderedObject[] {
  reportUnusableScopes(resolved);
  return resolved.scopes.flatMap((scope) => {
    switch (scopeKind(scope.info)) {
      case 'network':
        reportChoices(scope, resolved.report);
        reportOpenings(scope, resolved);
        return policyOf(scope, resolved, application) ?? [];
      case 'health':
        reportHealth(scope, resolved.report);
        return [];
      case 'other':
        reportOther(scope, resolved.report);
        return [];
    }
  });
}

function reportUnusableScopes({ configuration, source, report }: ResolvedConfiguration): void {
  for (const { name, type, node } of configuration.scopes) {
    if (name?.value !== undefined && type?.value !== undefined) continue;
    const missing = name?.value === undefined ? 'name' : 'type';
    report({
      code: 'unnamed-scope',
      severity: 'error',
      message: `This scope is left out: it has no usable "${missing}".`,
      place: placeIn(source, (name ?? type)?.node.range ?? node.range),
      related: [],
    });
  }
}

function reportChoices({ properties, place }: ResolvedScope, report: Report): void {
  const set = properties.entries.map(({ key }) => key);
  const named = NETWORK_CHOICES.filter((key) => set.includes(key)).map((key) => `"${key}"`);
  const gateway = childOf(properties, GATEWAY);
  if (gateway?.kind === 'scalar' && gateway.value === 'public') named.push(`"${GATEWAY}: public"`);
  if (named.length === 0) return;
  report({
    code: 'scope-in-cluster-network',
    severity: 'information',
    message: `Kubernetes has one network for all pods, so ${named.join(' and ')} cannot be carried over. The pods of the scope are labeled.`,
    place,
    related: [],
  });
}

/** Nothing outside reaches a pod but through an ingress, so only that contradicts a hidden network. */
function reportOpenings(scope: ResolvedScope, { instances, report }: ResolvedConfiguration): void {
  const visibility = childOf(scope.properties, VISIBILITY);
  if (visibility?.kind !== 'scalar' || String(visibility.value) !== 'false') return;
  for (const { traits, scopes } of instances) {
    const isMember = scopes.some((joined) =>
      joined.scopes.some((one) => one.scope === scope.scope),
    );
    for (const { info, place } of isMember ? traits : []) {
      if (info?.name !== 'ingress') continue;
      report({
        code: 'ingress-into-hidden-network',
        severity: 'warning',
        message: `The network scope "${scope.name}" is not to be reached from outside, and this trait opens a way in.`,
        place,
        related: [{ place: scope.place, message: 'The network scope' }],
      });
    }
  }
}

function reportHealth({ place }: ResolvedScope, report: Report): void {
  report({
    code: 'scope-without-object',
    severity: 'information',
    message:
      'Kubernetes has no object that sums up the health of a group. The pods of the scope are labeled, and the probes of their containers say how they are.',
    place,
    related: [],
  });
}

function reportOther({ name, type, place }: ResolvedScope, report: Report): void {
  report({
    code: 'scope-without-rendering',
    severity: 'warning',
    message: `Nothing says what a scope of type "${type}" is on Kubernetes. The pods of "${name}" are labeled, and nothing else is done.`,
    place,
    related: [],
  });
}

/**
 * A policy that keeps pods off the internet where the scope says just that: an empty
 * `internet-gateway-type`. Within the cluster and private networks everything stays reachable, and
 * nobody is kept from reaching the pods, since scopes promise that members reach each other and
 * forbid nothing to others.
 */
function policyOf(
  scope: ResolvedScope,
  { source, options }: ResolvedConfiguration,
  application: RenderedScalar,
): RenderedObject | undefined {
  const gateway = childOf(scope.properties, GATEWAY);
  if (gateway?.kind !== 'scalar' || gateway.value !== '') return undefined;
  const reason = `The scope leaves "${GATEWAY}" empty, so the pods do not reach the internet`;
  const name: RenderedScalar = {
    kind: 'scalar',
    value: scope.name,
    origin: partOrigin(source, scope.scope.name ?? scope.scope, 'name'),
  };
  const pods = mapOf({ matchLabels: mapOf({ [labelKey(scope)]: membership() }) });
  const peers = [
    mapOf({ namespaceSelector: mapOf({}) }),
    ...PRIVATE_NETWORKS.map((network) =>
      mapOf({
        ipBlock: mapOf({ cidr: constant(network, 'Addresses that are not in the internet') }),
      }),
    ),
  ];
  const spec = mapOf(
    {
      podSelector: pods,
      policyTypes: listOf([constant('Egress', reason)]),
      egress: listOf([mapOf({ to: listOf(peers) })]),
    },
    gateway.origin,
  );
  return namespacedObject(
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: joinedName([application, name]),
      labels: applicationLabels(application),
      instance: undefined,
      place: scope.place,
      reason,
    },
    { spec },
    options,
  );
}
