// What the text of a component's `workloadType` turned out to be: fine, or wrong in one of several ways.
import { nearest } from '../../base/nearest.ts';
import {
  findWorkloadType,
  isCoreGroup,
  workloadTypeName,
  workloadTypesFor,
  type WorkloadTypeInfo,
} from '../../model/catalog/catalog.ts';
import { retiredWorkloadTypes } from '../../model/catalog/workload-types.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import type { ComponentResource } from '../../model/resource.ts';
import { formatGroupVersionKind, parseGroupVersionKind } from '../../model/group-version-kind.ts';

/** `meant`: the full name to write instead, where one is near enough. */
export interface WorkloadTypeReading {
  readonly status:
    | 'known'
    /** A known kind without group and version. */
    | 'short'
    /** No group, or no version. */
    | 'incomplete'
    /** Group, version and kind, one of them of the wrong form. */
    | 'malformed'
    /** A core type of another API version's group. */
    | 'other-group'
    /** A core type of a version that there is not. */
    | 'other-version'
    /** A name that early texts used. */
    | 'retired'
    /** The name that another API version has for the same type. */
    | 'renamed'
    /** In the core group, and not one of its types. */
    | 'unknown-core'
    /** A kind that starts with a small letter, of a group that may have it. */
    | 'small-letter'
    /** A type that the built-in catalog does not have. */
    | 'extended';
  readonly meant: string | undefined;
}

/** Classifies a workload type as documents of `dialect` name it. */
export function readWorkloadType(text: string, dialect: Dialect): WorkloadTypeReading {
  const gvk = parseGroupVersionKind(text);
  if (gvk === undefined) return readIncomplete(text, dialect);
  const found = findWorkloadType(text, dialect.group);
  if (isCoreGroup(gvk.group) && gvk.group !== dialect.group) {
    return { status: 'other-group', meant: findWorkloadType(gvk.kind, dialect.group)?.canonical };
  }
  if (gvk.group === dialect.group) {
    if (found === undefined)
      return { status: 'unknown-core', meant: nearestCore(gvk.kind, dialect) };
    if (found.exact) return { status: 'known', meant: undefined };
    if (found.info.kind === gvk.kind) return { status: 'other-version', meant: found.canonical };
    const isRetired = Object.hasOwn(retiredWorkloadTypes, gvk.kind);
    return { status: isRetired ? 'retired' : 'renamed', meant: found.canonical };
  }
  if (found?.exact === true) return { status: 'known', meant: undefined };
  if (/^[a-z]/.test(gvk.kind)) {
    const kind = gvk.kind.charAt(0).toUpperCase() + gvk.kind.slice(1);
    return { status: 'small-letter', meant: formatGroupVersionKind({ ...gvk, kind }) };
  }
  return { status: 'extended', meant: found?.canonical };
}

function readIncomplete(text: string, dialect: Dialect): WorkloadTypeReading {
  if (text.includes('/')) {
    const hasKind = text.indexOf('.', text.indexOf('/')) > 0;
    return { status: 'malformed', meant: hasKind ? nearestFull(text, dialect) : undefined };
  }
  const plural = pluralForm(text);
  if (plural !== undefined) return { status: 'incomplete', meant: plural };
  if (text.includes('.')) return { status: 'incomplete', meant: nearestFull(text, dialect) };
  const found = findWorkloadType(text, dialect.group);
  if (found === undefined) return { status: 'incomplete', meant: nearestCore(text, dialect) };
  const bare = text.replace(/\s+/g, '');
  const isRetired = Object.hasOwn(retiredWorkloadTypes, bare);
  return { status: isRetired ? 'retired' : 'short', meant: found.canonical };
}

/** The type behind the name of its resources, such as `servers.core.oam.dev`. */
function pluralForm(text: string): string | undefined {
  const [plural = '', ...rest] = text.split('.');
  const type = workloadTypesFor(rest.join('.')).find(
    ({ group, kind }) =>
      group === rest.join('.') && `${kind.toLowerCase()}s` === plural.toLowerCase(),
  );
  return type === undefined ? undefined : workloadTypeName(type);
}

/** Full names of the core types of a dialect. */
export function coreTypeNames(dialect: Dialect): readonly string[] {
  return workloadTypesFor(dialect.group)
    .filter(({ tier }) => tier === 'core')
    .map(workloadTypeName);
}

function nearestCore(kind: string, dialect: Dialect): string | undefined {
  const kinds = workloadTypesFor(dialect.group).map((type) => type.kind);
  const meant = nearest(kind, [...kinds, ...Object.keys(retiredWorkloadTypes)]);
  return meant === undefined ? undefined : findWorkloadType(meant, dialect.group)?.canonical;
}

function nearestFull(text: string, dialect: Dialect): string | undefined {
  return nearest(text, workloadTypesFor(dialect.group).map(workloadTypeName));
}

/** The core workload type of a component, where its name leaves no doubt which one is meant. */
export function coreWorkloadOf(resource: ComponentResource): WorkloadTypeInfo | undefined {
  const text = resource.workloadType?.value;
  if (text === undefined) return undefined;
  const { status, meant } = readWorkloadType(text, resource.dialect);
  if (!['known', 'short', 'other-version', 'other-group', 'renamed'].includes(status))
    return undefined;
  const info = findWorkloadType(meant ?? text, resource.dialect.group)?.info;
  return info?.tier === 'core' ? info : undefined;
}

/** The type that differs from `info` in nothing but whether it has an endpoint. */
export function withEndpoint(info: WorkloadTypeInfo, endpoint: boolean): string | undefined {
  const other = workloadTypesFor(info.group).find(
    (type) =>
      type.tier === 'core' &&
      type.endpoint === endpoint &&
      type.replicable === info.replicable &&
      // Nothing that ends by itself has an endpoint, so what gets one runs on.
      (endpoint || type.daemonized),
  );
  return other === undefined ? undefined : workloadTypeName(other);
}
