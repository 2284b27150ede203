// Whether a trait may be put on a component, as far as the definitions of both say so.
import { findWorkloadType, type WorkloadTypeInfo } from '../../model/catalog/catalog.ts';
import { retiredWorkloadTypes } from '../../model/catalog/workload-types.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import { isTemplated, textIn } from '../../model/field.ts';
import { parseGroupVersionKind } from '../../model/group-version-kind.ts';
import type { ComponentResource, TraitResource } from '../../model/resource.ts';
import { nameKey } from '../../workspace/name-key.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import type { Defined } from './definitions.ts';
import { readWorkloadType } from './workload-type-name.ts';

/** What a trait says that it applies to: texts, as documents of a dialect read them. */
export interface Applicability {
  readonly entries: readonly string[];
  readonly dialect: Dialect;
}

export type Verdict = 'applies' | 'refused' | 'unclear';

/** What a definition says; undefined when some of it cannot be read. */
export function applicabilityOf({ resource }: Defined<TraitResource>): Applicability | undefined {
  const { dialect, appliesTo } = resource;
  // Left out, it stands for everything; that it must not be is reported where it should be.
  if (appliesTo.length === 0) return undefined;
  const entries = appliesTo.flatMap((node) => (isTemplated(node) ? [] : (textIn(node) ?? [])));
  return entries.length < appliesTo.length ? undefined : { entries, dialect };
}

/** Whether a trait fits a component; unclear where a workload type is retired or nobody knows it. */
export function verdictOn(
  applicability: Applicability | undefined,
  component: Defined<ComponentResource>,
  workspace: WorkspaceView,
): Verdict {
  if (applicability === undefined) return 'unclear';
  const { entries, dialect } = applicability;
  if (entries.includes('*')) return 'applies';
  const { workloadType, dialect: own } = component.resource;
  const type = workloadType?.value;
  const wanted = type === undefined ? undefined : identityOf(type, own);
  if (type === undefined || wanted === undefined || isTemplated(workloadType?.node)) {
    return 'unclear';
  }
  const identities = entries.map((entry) => identityOf(entry, dialect));
  if (identities.includes(wanted)) return 'applies';
  if (identities.includes(undefined)) return 'unclear';
  return isKnown(type, own, workspace) ? 'refused' : 'unclear';
}

/**
 * Equal for two names of one workload type, whatever their group among those of the specification
 * and whatever their version; undefined where it is not clear which type is meant.
 */
function identityOf(text: string, dialect: Dialect): string | undefined {
  const gvk = parseGroupVersionKind(text);
  if (Object.hasOwn(retiredWorkloadTypes, gvk?.kind ?? text)) return undefined;
  const { status, meant } = readWorkloadType(text, dialect);
  if (status === 'retired' || status === 'unknown-core' || status === 'malformed') return undefined;
  if (status === 'incomplete') return undefined;
  const info = findWorkloadType(meant ?? text, dialect.group)?.info;
  if (info?.tier === 'core') return coreIdentity(info);
  return gvk === undefined ? undefined : `${gvk.group}/${gvk.kind}`;
}

/** The core types of both groups differ in these three ways, whatever they are called. */
function coreIdentity({ endpoint, replicable, daemonized }: WorkloadTypeInfo): string {
  return JSON.stringify({ endpoint, replicable, daemonized });
}

function isKnown(text: string, dialect: Dialect, workspace: WorkspaceView): boolean {
  if (findWorkloadType(text, dialect.group) !== undefined) return true;
  return workspace.declarations(nameKey('workload-type', text)).length > 0;
}
