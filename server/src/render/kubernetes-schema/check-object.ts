// Checks a Kubernetes object without a cluster: what the API server of a version would refuse about it.
import { nearest } from '../../base/nearest.ts';
import { DNS_LABEL, DNS_SUBDOMAIN, matches, type TextSyntax } from '../../model/name-syntax.ts';
import { containerRules } from './container-rules.ts';
import { reportName, SERVICE_NAME } from './field-rules.ts';
import { networkRules } from './network-rules.ts';
import { otherRules } from './other-rules.ts';
import { isObject, type ObjectProblem, type Place, textAt, valueAt } from './place.ts';
import { podRules } from './pod-rules.ts';
import { nameOf } from './scalars.ts';
import type { KindSchema, KubernetesSchemas } from './schemas.ts';
import { isAtLeast, type KubernetesVersion } from '../kubernetes-version.ts';
import { walkObject } from './walk.ts';
import { workloadRules } from './workload-rules.ts';

const rules = new Map([
  ...podRules,
  ...containerRules,
  ...workloadRules,
  ...networkRules,
  ...otherRules,
]);

/**
 * What a cluster of that version would refuse, as far as the object itself tells. Of a kind that is
 * not Kubernetes' own only the envelope and the metadata are checked. Never throws.
 * @param object plain JSON data; null fields count as absent, as they do for the server
 */
export function checkObject(
  object: unknown,
  version: KubernetesVersion,
  schemas: KubernetesSchemas,
): readonly ObjectProblem[] {
  const problems: ObjectProblem[] = [];
  if (!isObject(object)) {
    const message = `This must be an object, not ${nameOf(object)}.`;
    return [{ path: [], kind: 'type', message }];
  }
  const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const key = `${apiVersion}/${kind}`;
  const place = rootPlace(object, key, version, problems);
  if (!hasEnvelope(place)) return problems;
  const schema = schemas.kind(key, version);
  if (schema === undefined && isBuiltIn(apiVersion, schemas)) {
    place.report('unserved', [], unservedMessage({ apiVersion, kind }, version, schemas));
    return problems;
  }
  checkName(place, schema);
  const definition = schema?.definition;
  if (definition !== undefined) {
    walkObject({ schemas, version, kind: key, rules, problems }, object, definition);
    return problems;
  }
  const metadata = valueAt(object, 'metadata');
  if (isObject(metadata)) {
    const inner: ObjectProblem[] = [];
    walkObject({ schemas, version, kind: key, rules, problems: inner }, metadata, 'V1ObjectMeta');
    problems.push(...inner.map((each) => ({ ...each, path: ['metadata', ...each.path] })));
  }
  return problems;
}

function rootPlace(
  object: Place['object'],
  kind: string,
  version: KubernetesVersion,
  problems: ObjectProblem[],
): Place {
  return {
    object,
    path: [],
    around: [],
    kind,
    version,
    report: (problem, path, message) => problems.push({ path, kind: problem, message }),
  };
}

/** Without these two nobody can say what the object is. */
function hasEnvelope(place: Place): boolean {
  let complete = true;
  for (const key of ['apiVersion', 'kind']) {
    const value = valueAt(place.object, key);
    if (typeof value === 'string' && value !== '') continue;
    complete = false;
    if (value === undefined || value === '') {
      place.report('missing', [], `The field "${key}" is missing.`);
    } else place.report('type', [key], `This must be text, not ${nameOf(value)}.`);
  }
  const version = textAt(place.object, 'apiVersion');
  if (complete && !/^([^/]+\/)?v\d[^/]*$|^[^/]+\/[^/]+$/.test(version)) {
    place.report('format', ['apiVersion'], `"${version}" is no apiVersion such as "apps/v1".`);
    return false;
  }
  return complete;
}

/** The group belongs to Kubernetes itself, so that all its kinds are known. */
function isBuiltIn(apiVersion: string, schemas: KubernetesSchemas): boolean {
  const group = groupOf(apiVersion);
  return schemas.everyKind.some((key) => groupOf(key.slice(0, key.lastIndexOf('/'))) === group);
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function unservedMessage(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  version: KubernetesVersion,
  schemas: KubernetesSchemas,
): string {
  const served = schemas.kinds(version);
  const start = `Kubernetes ${version} does not serve ${apiVersion} ${kind}`;
  const same = served.filter((key) => key.endsWith(`/${kind}`));
  const versions = same.map((key) => key.slice(0, key.lastIndexOf('/')));
  const instead = preferred(versions, apiVersion);
  if (instead !== undefined) return `${start}; use ${instead}.`;
  const near = nearest(
    kind,
    served.map((key) => key.slice(key.lastIndexOf('/') + 1)),
  );
  return near === undefined ? `${start}.` : `${start}. Did you mean "${near}"?`;
}

/** The newest stable version, of the same group if there is one; alpha versions are off by default. */
function preferred(versions: readonly string[], apiVersion: string): string | undefined {
  const group = groupOf(apiVersion);
  const rank = (each: string) =>
    (groupOf(each) === group ? 100 : 0) +
    (each.includes('beta') ? 0 : 50) +
    Number(/v(\d+)/.exec(each)?.[1] ?? 0);
  return versions
    .filter((each) => !each.includes('alpha'))
    .toSorted((a, b) => rank(b) - rank(a))[0];
}

/** Kinds whose names are single words of host names: Kubernetes makes such names of them. */
function nameSyntax({ kind, version }: Place): TextSyntax | 'path' {
  if (kind === 'v1/Namespace') return DNS_LABEL;
  if (kind === 'v1/Service') return isAtLeast(version, '1.35') ? DNS_LABEL : SERVICE_NAME;
  return kind.startsWith('rbac.authorization.k8s.io/') ? 'path' : DNS_SUBDOMAIN;
}

function checkName(place: Place, schema: KindSchema | undefined): void {
  const { object } = place;
  const metadata = valueAt(object, 'metadata');
  const name = textAt(object, 'metadata', 'name');
  if (metadata !== undefined && !isObject(metadata)) {
    if (schema?.definition === undefined) {
      place.report('type', ['metadata'], `This must be an object, not ${nameOf(metadata)}.`);
    }
    return;
  }
  if (name === '' && textAt(object, 'metadata', 'generateName') === '') {
    if (typeof (valueAt(object, 'metadata', 'name') ?? '') === 'string') {
      place.report('missing', [], 'The object has no name.');
    }
  } else if (name !== '') checkForm(place, name);
  if (schema?.scope === 'cluster' && textAt(object, 'metadata', 'namespace') !== '') {
    const message = 'An object of this kind belongs to the whole cluster and has no namespace.';
    place.report('conflict', ['metadata', 'namespace'], message);
  }
}

function checkForm(place: Place, name: string): void {
  const path = ['metadata', 'name'];
  const syntax = nameSyntax(place);
  if (syntax === 'path') {
    if (name === '.' || name === '..' || /[/%]/.test(name)) {
      place.report('format', path, `"${name}" holds "/" or "%", or is one of "." and "..".`);
    }
    return;
  }
  reportName(place, path, name, syntax);
  const limit = longest(place.kind);
  if (name.length > limit && matches(syntax, name)) {
    const message = `The name has ${String(name.length)} characters, and ${String(limit)} is the most.`;
    place.report('format', path, message);
  }
}

/** Kubernetes adds eleven characters to the name of a CronJob, and puts the name of a Job into a label. */
function longest(kind: string): number {
  if (kind.endsWith('/CronJob')) return 52;
  return kind === 'batch/v1/Job' ? 63 : Infinity;
}
