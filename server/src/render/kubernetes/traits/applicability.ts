// Whether a trait may be put on the workload type of an instance.
import { findWorkloadType, type WorkloadTypeInfo } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import { reportTrait, type AttachedTrait } from './trait.ts';

/**
 * True where the trait applies, or nobody says that it does not; else the author is told. For
 * built-in traits the catalog decides, since it has the union of what sources say (contradiction
 * C20) and only that can be rendered; for others their definition does.
 */
export function isApplicable(attached: AttachedTrait): boolean {
  const { trait, context } = attached;
  const { component, componentName } = context.resolved;
  const type = component.workloadType?.value;
  if (type === undefined) return true;
  const entries = trait.info?.appliesTo ?? definedEntries(attached);
  if (entries === undefined || entries.includes('*')) return true;
  const group = trait.definition?.dialect.group ?? component.dialect.group;
  const wanted = identityOf(type, component.dialect.group);
  const identities = entries.map((entry) => identityOf(entry, group));
  if (wanted === undefined || identities.includes(wanted)) return true;
  if (identities.includes(undefined)) return true;
  reportTrait(attached, {
    code: 'trait-not-applicable',
    severity: 'error',
    message: `"${trait.name}" does not apply to "${componentName}", whose workload type is "${type}", so it is left out.`,
  });
  return false;
}

/** What a definition says; undefined when it says nothing, or something that is no text. */
function definedEntries({ trait }: AttachedTrait): readonly string[] | undefined {
  const nodes = trait.definition?.appliesTo ?? [];
  const entries = nodes.flatMap((node) => textIn(node) ?? []);
  return nodes.length === 0 || entries.length < nodes.length ? undefined : entries;
}

/** Equal for two names of one workload type, whatever their version; undefined where it is not clear. */
function identityOf(text: string, group: string): string | undefined {
  const info = findWorkloadType(text, group)?.info;
  if (info?.tier === 'core') return coreIdentity(info);
  const gvk = parseGroupVersionKind(text);
  return gvk === undefined ? undefined : `${gvk.group}/${gvk.kind}`;
}

/** The core types of the release and of the draft differ in these three ways, whatever they are called. */
function coreIdentity({ endpoint, replicable, daemonized }: WorkloadTypeInfo): string {
  return JSON.stringify({ endpoint, replicable, daemonized });
}
