// Rules for what carries traffic: Services, Ingresses and NetworkPolicies.
import { DNS_SUBDOMAIN } from '../../model/name-syntax.ts';
import { reportDuplicates } from './duplicates.ts';
import { reportName, SERVICE_NAME } from './field-rules.ts';
import {
  isObject,
  listAt,
  numberAt,
  objectsAt,
  type Place,
  type PlaceRule,
  textAt,
  valueAt,
} from './place.ts';
import { protocolOf } from './pod-rules.ts';

function service(place: Place): void {
  const { object } = place;
  const type = textAt(object, 'type') || 'ClusterIP';
  if (type === 'ExternalName') externalName(place);
  else portsNeeded(place);
  if (textAt(object, 'clusterIP') === 'None' && /^(NodePort|LoadBalancer)$/.test(type)) {
    const message = `A Service of type ${type} is never headless.`;
    place.report('conflict', ['clusterIP'], message);
  }
  if (textAt(object, 'externalTrafficPolicy') !== '' && !/^(NodePort|LoadBalancer)$/.test(type)) {
    const message = 'externalTrafficPolicy needs the type "NodePort" or "LoadBalancer".';
    // Services with externalIPs may have it too since 1.26.
    if (listAt(object, 'externalIPs').length === 0) {
      place.report('conflict', ['externalTrafficPolicy'], message);
    }
  }
  servicePorts(place, type);
}

function externalName(place: Place): void {
  const name = textAt(place.object, 'externalName');
  if (name === '') {
    place.report('missing', [], 'An ExternalName Service names no host.');
    return;
  }
  reportName(place, ['externalName'], name.replace(/\.$/, ''), DNS_SUBDOMAIN);
  if (textAt(place.object, 'clusterIP') !== '' && textAt(place.object, 'clusterIP') !== 'None') {
    place.report('conflict', ['clusterIP'], 'An ExternalName Service has no clusterIP.');
  }
}

function portsNeeded(place: Place): void {
  const headless = textAt(place.object, 'clusterIP') === 'None';
  if (listAt(place.object, 'ports').length > 0 || headless) return;
  place.report('missing', [], 'A Service needs ports, unless it is headless.');
}

function servicePorts(place: Place, type: string): void {
  const ports = objectsAt(place.object, 'ports');
  reportDuplicates(place, 'ports', (port) => textAt(port, 'name'));
  reportDuplicates(place, 'ports', (port) => {
    const number = numberAt(port, 'port');
    return number === undefined ? '' : `${String(number)}/${protocolOf(port)}`;
  });
  for (const { item, index } of ports) {
    if (ports.length > 1 && textAt(item, 'name') === '') {
      const message = 'Where a Service has several ports, each has a name.';
      place.report('missing', ['ports', index], message);
    }
    if ((numberAt(item, 'nodePort') ?? 0) > 0 && !/^(NodePort|LoadBalancer)$/.test(type)) {
      const message = 'nodePort needs the type "NodePort" or "LoadBalancer".';
      place.report('conflict', ['ports', index, 'nodePort'], message);
    }
  }
}

function ingress(place: Place): void {
  const { object } = place;
  const hasBackend = isObject(valueAt(object, 'defaultBackend') ?? valueAt(object, 'backend'));
  if (listAt(object, 'rules').length === 0 && !hasBackend) {
    place.report('missing', [], 'An Ingress needs rules or a default backend.');
  }
}

function ingressRule(place: Place): void {
  const host = textAt(place.object, 'host');
  if (host === '') return;
  if (/^\d+(\.\d+){3}$/.test(host)) {
    place.report('format', ['host'], 'The host is a name, not an IP address.');
    return;
  }
  reportName(place, ['host'], host.replace(/^\*\./, ''), DNS_SUBDOMAIN);
}

function ingressTls(place: Place): void {
  for (const [index, host] of listAt(place.object, 'hosts').entries()) {
    if (typeof host === 'string') {
      reportName(place, ['hosts', index], host.replace(/^\*\./, ''), DNS_SUBDOMAIN);
    }
  }
}

function ingressPaths(place: Place): void {
  if (Object.hasOwn(place.object, 'paths') && listAt(place.object, 'paths').length === 0) {
    place.report('missing', ['paths'], 'The rule has no paths.');
  }
}

const BAD_PARTS = ['//', '/./', '/../', '%2f', '%2F'];

function ingressPath(place: Place): void {
  const { object, kind } = place;
  const type = textAt(object, 'pathType');
  const path = textAt(object, 'path');
  // The schema asks for it from 1.22 on only, the server ever since the kind is in networking.k8s.io/v1.
  if (
    kind.startsWith('networking.k8s.io/v1/') &&
    type === '' &&
    valueAt(object, 'pathType') !== ''
  ) {
    const schemaAsks = place.version !== '1.20' && place.version !== '1.21';
    if (!schemaAsks) place.report('missing', [], 'The field "pathType" is missing.');
  }
  if (/^(Exact|Prefix)$/.test(type)) {
    const bad = BAD_PARTS.find((each) => path.includes(each));
    if (!path.startsWith('/')) place.report('format', [], 'The path of this type starts with "/".');
    else if (bad !== undefined) place.report('format', ['path'], `A path holds no "${bad}".`);
  } else if (path !== '' && !path.startsWith('/')) {
    place.report('format', ['path'], 'A path starts with "/".');
  }
}

function ingressBackend(place: Place): void {
  const { object, kind } = place;
  const hasResource = isObject(valueAt(object, 'resource'));
  const field = kind.startsWith('networking.k8s.io/v1/') ? 'service' : 'serviceName';
  const hasService = valueAt(object, field) !== undefined;
  if (hasResource && hasService) {
    place.report('conflict', ['resource'], 'A backend is a service or a resource, not both.');
  }
  if (!hasResource && !hasService) place.report('missing', [], 'The backend names no service.');
  if (field === 'serviceName' && hasService) {
    reportName(place, [field], textAt(object, field), SERVICE_NAME);
    if (valueAt(object, 'servicePort') === undefined) {
      place.report('missing', [], 'The field "servicePort" is missing.');
    }
  }
}

function servicePortOf(place: Place): void {
  if (valueAt(place.object, 'port') === undefined) {
    place.report('missing', [], 'The port of the service is missing.');
  }
}

function backendPort(place: Place): void {
  const hasName = textAt(place.object, 'name') !== '';
  const hasNumber = (numberAt(place.object, 'number') ?? 0) !== 0;
  if (hasName && hasNumber) {
    place.report('conflict', ['name'], 'Give the name or the number of the port, not both.');
  }
  if (!hasName && !hasNumber)
    place.report('missing', [], 'Give the name or the number of the port.');
}

function networkPolicy(place: Place): void {
  for (const [index, type] of listAt(place.object, 'policyTypes').entries()) {
    if (type === 'Ingress' || type === 'Egress') continue;
    const message = `"${String(type)}" is not possible here, only "Ingress" or "Egress".`;
    if (typeof type === 'string') place.report('enum', ['policyTypes', index], message);
  }
}

function ipBlock(place: Place): void {
  for (const cidr of [textAt(place.object, 'cidr'), ...listAt(place.object, 'except')]) {
    if (typeof cidr !== 'string' || cidr === '' || /^[0-9a-fA-F:.]+\/\d{1,3}$/.test(cidr)) continue;
    place.report('format', [], `"${cidr}" is no range of addresses such as "10.0.0.0/8".`);
  }
}

function peer(place: Place): void {
  const { object } = place;
  const hasSelector = isObject(
    valueAt(object, 'podSelector') ?? valueAt(object, 'namespaceSelector'),
  );
  if (isObject(valueAt(object, 'ipBlock')) && hasSelector) {
    place.report(
      'conflict',
      ['ipBlock'],
      'A peer is a range of addresses or a selector, not both.',
    );
  }
  if (Object.keys(object).length === 0) place.report('missing', [], 'The peer selects nothing.');
}

function networkPort(place: Place): void {
  const [port, end] = [valueAt(place.object, 'port'), numberAt(place.object, 'endPort')];
  if (end === undefined) return;
  if (typeof port !== 'number') {
    place.report('conflict', ['endPort'], 'endPort needs a port that is a number.');
  } else if (end < port) place.report('range', ['endPort'], 'endPort is not less than port.');
}

export const networkRules: readonly (readonly [string, PlaceRule])[] = [
  ['ServiceSpec', service],
  ['IngressSpec', ingress],
  ['IngressRule', ingressRule],
  ['IngressTLS', ingressTls],
  ['HTTPIngressRuleValue', ingressPaths],
  ['HTTPIngressPath', ingressPath],
  ['IngressBackend', ingressBackend],
  ['IngressServiceBackend', servicePortOf],
  ['ServiceBackendPort', backendPort],
  ['NetworkPolicySpec', networkPolicy],
  ['NetworkPolicyPeer', peer],
  ['NetworkPolicyPort', networkPort],
  ['IPBlock', ipBlock],
];
