// The trait that lets requests from outside reach an instance, as an Ingress.
import { DNS_SUBDOMAIN, faultOf } from '../../../model/name-syntax.ts';
import { derived } from '../../origin.ts';
import {
  childOf,
  constant,
  listOf,
  mapOf,
  type RenderedList,
  type RenderedScalar,
} from '../../rendered-node.ts';
import { placeIn } from '../../source-document.ts';
import { isAtLeast } from '../../kubernetes-version.ts';
import { instanceLabels } from '../labels.ts';
import { joinedName } from '../names.ts';
import { namespacedObject } from '../object.ts';
import {
  integerProperty,
  propertyPlace,
  reportMissing,
  reportTrait,
  textProperty,
  type AttachedTrait,
  type TraitOutcome,
} from './trait.ts';

const REASON = 'What the trait ingress is on Kubernetes';
const LEFT_OUT = 'No Ingress is made.';
const PREFIX_REASON = 'The trait routes every path that begins with "path"';

/** The minor version of Kubernetes that first served `networking.k8s.io/v1`. */
const SERVES_V1 = '1.19';

const LARGEST_PORT = 65_535;

/** An Ingress for one host and path; nothing where the host or the port is not known. */
export function ingress(attached: AttachedTrait): TraitOutcome {
  const { context, trait, ordinal } = attached;
  const host = hostOf(attached);
  const port = portOf(attached);
  if (host === undefined || port === undefined) return {};
  const { name, options } = context;
  const isV1 = isAtLeast(options.kubernetesVersion, SERVES_V1);
  const path = mapOf({
    path: pathOf(attached),
    pathType: isV1 ? constant('Prefix', PREFIX_REASON) : undefined,
    backend: isV1
      ? mapOf({ service: mapOf({ name, port: mapOf({ number: port }) }) })
      : mapOf({ serviceName: name, servicePort: port }),
  });
  const rule = mapOf({ host, http: mapOf({ paths: listOf([path]) }) });
  const object = namespacedObject(
    {
      apiVersion: isV1 ? 'networking.k8s.io/v1' : 'networking.k8s.io/v1beta1',
      kind: 'Ingress',
      name: ordinal === 1 ? name : joinedName([name, numbered(ordinal)]),
      labels: instanceLabels(context),
      instance: context.resolved.name,
      place: trait.place,
      reason: REASON,
    },
    { spec: mapOf({ tls: tlsOf(attached, host), rules: listOf([rule]) }) },
    options,
  );
  return { objects: [object] };
}

function numbered(ordinal: number): RenderedScalar {
  return constant(
    `ingress-${String(ordinal)}`,
    'Tells several ingress traits of an instance apart',
  );
}

/** Host names are the same in capitals; Kubernetes wants small letters. */
function hostOf(attached: AttachedTrait): RenderedScalar | undefined {
  const host = textProperty(attached, 'hostname');
  if (host.state === 'missing' || (host.state === 'usable' && host.scalar.value === '')) {
    reportMissing(attached, 'hostname', `Without it every host name would be taken. ${LEFT_OUT}`);
  }
  if (host.state !== 'usable' || host.scalar.value === '') return undefined;
  return hostName(host.scalar, 'hostname', attached);
}

function hostName(
  scalar: RenderedScalar,
  property: string,
  attached: AttachedTrait,
): RenderedScalar | undefined {
  const written = String(scalar.value);
  const text = written.toLowerCase();
  const fault = faultOf(DNS_SUBDOMAIN, text.replace(/^\*\./, ''));
  if (fault === undefined) {
    return text === written ? scalar : { ...scalar, value: text, origin: derived(scalar.origin) };
  }
  reportTrait(attached, {
    code: 'ingress-hostname',
    severity: 'error',
    message: `"${property}" must name hosts, such as "www.example.com"; "${written}" ${fault}. ${property === 'hostname' ? LEFT_OUT : 'It is left out.'}`,
    place: propertyPlace(attached, scalar),
  });
  return undefined;
}

function portOf(attached: AttachedTrait): RenderedScalar | undefined {
  const port = integerProperty(attached, 'servicePort', 1);
  if (port.state === 'missing') reportMissing(attached, 'servicePort', LEFT_OUT);
  if (port.state !== 'usable') return undefined;
  const number = Number(port.scalar.value);
  const { component, componentSource } = attached.context.resolved;
  const ports = component.containers.flatMap((container) => container.ports);
  const place = propertyPlace(attached, port.scalar);
  if (number > LARGEST_PORT) {
    reportTrait(attached, {
      code: 'ingress-port',
      severity: 'error',
      message: `There is no port ${String(number)}: the largest number is ${String(LARGEST_PORT)}. ${LEFT_OUT}`,
      place,
    });
    return undefined;
  }
  if (!ports.some(({ containerPort }) => containerPort?.value === number)) {
    reportTrait(attached, {
      code: 'ingress-unserved-port',
      severity: 'warning',
      message: `No container of the component declares port ${String(number)}, so the Service does not serve it and requests will fail.`,
      place,
      related: ports.flatMap(({ containerPort }) =>
        containerPort === undefined
          ? []
          : {
              place: placeIn(componentSource, containerPort.node.range),
              message: 'A port that is declared',
            },
      ),
    });
  }
  return port.scalar;
}

function pathOf(attached: AttachedTrait): RenderedScalar {
  const path = textProperty(attached, 'path');
  if (path.state !== 'usable' || path.scalar.value === '') {
    return constant('/', 'All paths are routed when "path" is not set');
  }
  const text = String(path.scalar.value);
  if (text.startsWith('/')) return path.scalar;
  reportTrait(attached, {
    code: 'ingress-path',
    severity: 'warning',
    message: `A path starts with "/". "/${text}" stands in for "${text}".`,
    place: propertyPlace(attached, path.scalar),
  });
  return { ...path.scalar, value: `/${text}`, origin: derived(path.scalar.origin) };
}

/** A certificate without named hosts is taken to be for the host of the trait. */
function tlsOf(attached: AttachedTrait, host: RenderedScalar): RenderedList | undefined {
  const hosts = tlsHosts(attached);
  const secret = textProperty(attached, 'tlsSecretName');
  if (secret.state !== 'usable' || secret.scalar.value === '') {
    const [first] = hosts;
    if (first !== undefined && secret.state !== 'unusable') {
      reportTrait(attached, {
        code: 'ingress-tls',
        severity: 'warning',
        message:
          '"tlsHosts" says nothing without "tlsSecretName", which names the Secret that holds the certificate. Requests are not encrypted.',
        place: propertyPlace(attached, first),
      });
    }
    return undefined;
  }
  const named = hosts.flatMap((scalar) => hostName(scalar, 'tlsHosts', attached) ?? []);
  const covered = hosts.length === 0 ? [host] : named;
  return listOf([mapOf({ hosts: listOf(covered), secretName: secret.scalar })]);
}

/** Host names with commas between them, or a list of them. */
function tlsHosts(attached: AttachedTrait): readonly RenderedScalar[] {
  const node = childOf(attached.trait.properties, 'tlsHosts');
  if (node?.kind === 'list') {
    return node.items.flatMap((item) => (item.kind === 'scalar' ? split(item) : []));
  }
  const text = textProperty(attached, 'tlsHosts');
  return text.state === 'usable' ? split(text.scalar) : [];
}

function split(scalar: RenderedScalar): readonly RenderedScalar[] {
  const written = String(scalar.value);
  const names = written.split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '')
    .map((value) =>
      value === written ? scalar : { ...scalar, value, origin: derived(scalar.origin) },
    );
}
