// Names of workload types and scope types, wherever a resource declares or names one.
import { findScopeType, findWorkloadType } from '../../../model/catalog/catalog.ts';
import type { Dialect } from '../../../model/dialects/dialect.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
} from '../../../model/group-version-kind.ts';
import type { NameUse } from '../../../model/names.ts';
import type { WorkloadTypeResource } from '../../../model/resource.ts';
import { replaceScalar } from '../../../yaml/edit.ts';
import type { Rewrite, Subject } from '../step.ts';

/** Both ends of a migration. */
export type Versions = Pick<Subject, 'from' | 'to'>;

export function* typeNameStep(subject: Subject): Generator<Rewrite> {
  const { names, resource } = subject;
  for (const use of names) {
    const meant = migratedTypeName(use, subject);
    if (meant !== undefined) yield { edits: [replaceScalar(use.node, meant)] };
  }
  if (resource.role === 'workload-type') yield* definedType(subject, resource);
}

/** A definition splits the full name: the kind stands beside its group. */
function* definedType({ from, to }: Versions, resource: WorkloadTypeResource): Generator<Rewrite> {
  const { group, names } = resource;
  if (group?.value !== from.group || group.node.kind !== 'scalar') return;
  const edits = [replaceScalar(group.node, to.group)];
  const { value, node } = names?.kind ?? {};
  const meant = value === undefined ? undefined : findWorkloadType(value, to.group)?.info.kind;
  if (node?.kind === 'scalar' && meant !== undefined && meant !== value) {
    edits.push(replaceScalar(node, meant));
  }
  yield { edits };
}

/** The new spelling of a workload type or scope type; undefined for other names and for those that stay. */
export function migratedTypeName(use: NameUse, versions: Versions): string | undefined {
  const isWhole =
    use.symbol === 'scope-type' || (use.symbol === 'workload-type' && use.does === 'refer');
  const meant = isWhole ? typeNameIn(use.symbol, use.name, versions) : undefined;
  return meant === use.name ? undefined : meant;
}

function typeNameIn(
  symbol: NameUse['symbol'],
  name: string,
  { from, to }: Versions,
): string | undefined {
  const gvk = parseGroupVersionKind(name);
  if (gvk !== undefined && gvk.group !== from.group) return undefined;
  const kind = gvk?.kind ?? name;
  if (symbol === 'workload-type') {
    const match = findWorkloadType(kind, to.group);
    if (match !== undefined) return match.canonical;
  } else {
    const info = findScopeType(kind, to.group)?.info;
    if (info !== undefined) return formatGroupVersionKind(info);
  }
  // Types of one's own in the group of the specification move with it.
  return gvk === undefined ? undefined : sameKindIn(to, gvk.kind);
}

function sameKindIn({ group, version }: Dialect, kind: string): string {
  return formatGroupVersionKind({ group, version, kind });
}
