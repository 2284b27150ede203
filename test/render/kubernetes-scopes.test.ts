// Scopes on plain Kubernetes: labels of pods, the one policy, and what is reported because it has no counterpart.
import { describe, expect, it } from 'vitest';
import { renderParts } from '../support/kubernetes-parts.ts';

const COMPONENT = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: site
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/site:1
      ports:
        - {name: http, containerPort: 80}
`;

/** A configuration with that scope, and an instance that joins it. */
function withScope(type: string, properties: string, joins = 'net', traits = '[]'): string {
  const isDraft = type.startsWith('core.hydra.io');
  return `apiVersion: ${isDraft ? 'core.hydra.io' : 'core.oam.dev'}/v1alpha1
kind: ${isDraft ? 'OperationalConfiguration' : 'ApplicationConfiguration'}
metadata:
  name: shop
spec:
  scopes:
    - name: net
      type: ${type}
      properties: ${properties}
  components:
    - componentName: site
      instanceName: web
      applicationScopes: [${joins}]
      traits: ${traits}
---
${COMPONENT}`;
}

function podLabels(text: string): Record<string, unknown> {
  const labels = renderParts(text).effects.get('web')?.podLabels.entries ?? [];
  return Object.fromEntries(
    labels.map(({ key, value }) => [key, value.kind === 'scalar' ? value.value : value]),
  );
}

const NETWORK = 'core.oam.dev/v1alpha1.NetworkScope';
const HEALTH = 'core.oam.dev/v1alpha1.HealthScope';

const CHOICES =
  'information scope-in-cluster-network [net] Kubernetes has one network for all pods, so "network-id" and "subnet-id" cannot be carried over. The pods of the scope are labeled.';

describe('a network scope', () => {
  it('labels the pods of its members, and says what cannot be carried over', () => {
    const text = withScope(NETWORK, '{network-id: a, subnet-id: b}');
    expect(podLabels(text)).toEqual({ 'network-scope.oam.dev/shop.net': 'member' });
    const { values, problems } = renderParts(text);
    expect(values).toEqual([]);
    expect(problems).toEqual([CHOICES]);
  });

  it('keeps pods off the internet where it says so, and off nothing else', () => {
    const text = withScope(NETWORK, '{network-id: a, subnet-id: b, internet-gateway-type: ""}');
    const { values, problems, lost } = renderParts(text);
    expect(values).toMatchObject([
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'shop-net', labels: { 'app.kubernetes.io/part-of': 'shop' } },
        spec: {
          podSelector: { matchLabels: { 'network-scope.oam.dev/shop.net': 'member' } },
          policyTypes: ['Egress'],
        },
      },
    ]);
    const spec = values[0]?.['spec'] as { egress: { to: Record<string, { cidr?: string }>[] }[] };
    expect(spec).not.toHaveProperty('ingress');
    const peers = spec.egress.flatMap(({ to }) => to);
    expect(peers[0]).toEqual({ namespaceSelector: {} });
    const networks = peers.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []);
    expect(networks).toContain('10.0.0.0/8');
    expect(networks).not.toContain('0.0.0.0/0');
    expect(problems).toEqual([CHOICES]);
    expect(lost).toEqual([]);
  });

  it('has nothing to add for a shared address, and none of its own to give', () => {
    const nat = renderParts(withScope(NETWORK, '{internet-gateway-type: nat}'));
    expect([nat.values, nat.problems]).toEqual([[], []]);
    const open = renderParts(withScope(NETWORK, '{internet-gateway-type: public}'));
    expect(open.values).toEqual([]);
    expect(open.problems).toEqual([
      'information scope-in-cluster-network [net] Kubernetes has one network for all pods, so "internet-gateway-type: public" cannot be carried over. The pods of the scope are labeled.',
    ]);
  });

  it('of the draft that is hidden from outside does not go with an ingress', () => {
    const trait = '[{name: ingress, properties: {hostname: a.example.com, servicePort: 80}}]';
    const text = withScope(
      'core.hydra.io/v1alpha1.Network',
      '{ingressVisibility: false}',
      'net',
      trait,
    );
    expect(renderParts(text).problems).toEqual([
      'warning ingress-into-hidden-network [ingress] The network scope "net" is not to be reached from outside, and this trait opens a way in.',
    ]);
    expect(renderParts(text.replace('Visibility: false', 'Visibility: true')).problems).toEqual([]);
    expect(renderParts(text.replace(trait, '[]')).problems).toEqual([]);
  });
});

it('a health scope labels the pods of its members', () => {
  const text = withScope(HEALTH, '{probe-method: httpGet, probe-endpoint: /health}');
  expect(podLabels(text)).toEqual({ 'health-scope.oam.dev/shop.net': 'member' });
  const { values, problems } = renderParts(text);
  expect(values).toEqual([]);
  expect(problems).toEqual([expect.stringMatching(/^information scope-without-object \[net\]/)]);
});

it('a scope of another type labels pods, with a warning that nothing else is known of it', () => {
  const text = withScope('identity.example.com/v1.IdentityScope', '{}');
  expect(podLabels(text)).toEqual({ 'scope.oam.dev/shop.net': 'member' });
  expect(renderParts(text).problems).toEqual([
    'warning scope-without-rendering [net] Nothing says what a scope of type "identity.example.com/v1.IdentityScope" is on Kubernetes. The pods of "net" are labeled, and nothing else is done.',
  ]);
});

describe('the scope that an instance joins', () => {
  it('may stand in another configuration, by its name or by that of the configuration', () => {
    const other = `---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: base
spec:
  scopes:
    - {name: backbone, type: ${NETWORK}}
`;
    const label = { 'network-scope.oam.dev/base.backbone': 'member' };
    expect(podLabels(withScope(NETWORK, '{}', 'backbone') + other)).toEqual(label);
    const byConfiguration = withScope(NETWORK, '{}', 'base') + other;
    expect(podLabels(byConfiguration)).toEqual(label);
    expect(renderParts(byConfiguration).values).toEqual([]);
  });

  it('is one of several, whose labels stand in the same order whatever the order of the text', () => {
    const second = `    - {name: alive, type: ${HEALTH}}\n  components:`;
    const text = withScope(NETWORK, '{}', 'net, alive').replace('  components:', second);
    const keys = ['health-scope.oam.dev/shop.alive', 'network-scope.oam.dev/shop.net'];
    expect(Object.keys(podLabels(text))).toEqual(keys);
    expect(Object.keys(podLabels(text.replace('[net, alive]', '[alive, net]')))).toEqual(keys);
  });

  it('must exist', () => {
    const text = withScope(NETWORK, '{}', 'nte');
    expect(podLabels(text)).toEqual({});
    expect(renderParts(text).problems).toEqual([
      'warning unknown-scope [nte] No scope is called "nte", so "web" is not put into it.',
    ]);
  });
});

it('a scope without a type is left out, and its author is told', () => {
  const text = withScope(NETWORK, '{}').replace(`      type: ${NETWORK}\n`, '');
  expect(renderParts(text).problems).toContain(
    'error unnamed-scope [net] This scope is left out: it has no usable "type".',
  );
});
