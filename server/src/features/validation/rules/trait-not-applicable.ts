// A trait on a component whose workload type it does not apply to.
import { findWorkloadType, type TraitInfo } from '../../../model/catalog/catalog.ts';
import type { ComponentResource, TraitAttachment } from '../../../model/resource.ts';
import { applicabilityOf, verdictOn, type Applicability } from '../applicability.ts';
import { builtInTraitOf } from '../attached-properties.ts';
import {
  componentsOf,
  placeIn,
  traitDefinitions,
  traitTextOf,
  type Defined,
} from '../definitions.ts';
import { removeItemFix } from '../duplicates.ts';
import { listNames } from '../near-names.ts';
import type { ConfigurationResource } from '../../../model/resource.ts';
import { coreWorkloadOf } from '../workload-type-name.ts';
import {
  defineRule,
  type Finding,
  type Levels,
  type Related,
  type WorkspaceContext,
} from '../rule.ts';

export const rule = defineRule({
  code: 'trait-not-applicable',
  number: 'R155',
  title: 'A trait is put on components of workload types that it applies to.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const instance of context.resource.components) {
      const components = componentsOf(instance, context.workspace);
      for (const attachment of instance.traits) {
        if (isSingletonCase(attachment, components)) continue;
        const refusal = refusalOf(attachment, components, context);
        if (refusal !== undefined) context.report(findingFor(attachment, refusal, context));
      }
    }
  },
});

function findingFor(
  attachment: TraitAttachment,
  { component, hint, isDisputed, severity, related }: Refusal,
  { document }: Context,
): Finding {
  const { workloadType, metadata } = component.resource;
  const trait = traitTextOf(attachment) ?? '';
  return {
    at: (attachment.type ?? attachment.name)?.node ?? attachment.node,
    message: `${isDisputed ? 'By its definition here, ' : ''}"${trait}" does not apply to "${metadata?.name?.value ?? ''}", whose workload type is "${workloadType?.value ?? ''}". ${hint}`,
    ...(severity === undefined ? {} : { severity }),
    related: [placeIn(component, workloadType?.node, 'The workload type'), ...related],
    fixes: () => removeItemFix(document, attachment.node, 'Remove this trait'),
  };
}

type Context = WorkspaceContext<ConfigurationResource>;

interface Refusal {
  readonly component: Defined<ComponentResource>;
  /** What it applies to, as a sentence. */
  readonly hint: string;
  /** Whether the catalog says otherwise. */
  readonly isDisputed: boolean;
  readonly severity: Levels | undefined;
  readonly related: readonly Related[];
}

/** Undefined when one of the definitions fits one of the components, or may do so. */
function refusalOf(
  attachment: TraitAttachment,
  components: readonly Defined<ComponentResource>[],
  { workspace, dialect, profile }: Context,
): Refusal | undefined {
  const [component] = components;
  if (component === undefined) return undefined;
  const info = builtInTraitOf(attachment);
  const catalog = info === undefined ? undefined : { entries: info.appliesTo, dialect };
  const isRefused = (applicability: Applicability | undefined): boolean =>
    components.every((component) => verdictOn(applicability, component, workspace) === 'refused');
  // Rudr reads no definitions of traits.
  const isBuiltInOnly = info !== undefined && profile === 'rudr';
  const definitions = isBuiltInOnly ? [] : traitDefinitions(attachment, workspace);
  const [first] = definitions;
  if (first === undefined) {
    if (info === undefined || !isRefused(catalog)) return undefined;
    const isCore = components.every(({ resource }) => coreWorkloadOf(resource) !== undefined);
    const hint = listNames('It applies to', kindsOf(info, dialect.group), '');
    // Nobody could list the extended types of all platforms.
    const severity: Levels | undefined = isCore ? undefined : { spec: 'warning', rudr: 'off' };
    return { component, hint, isDisputed: false, severity, related: [] };
  }
  if (!definitions.every((defined) => isRefused(applicabilityOf(defined)))) return undefined;
  // Sources disagree on what built-in traits apply to (contradiction C20).
  const isDisputed = catalog !== undefined && !isRefused(catalog);
  return {
    component,
    hint: listNames('It applies to', applicabilityOf(first)?.entries ?? [], ''),
    isDisputed,
    severity: isDisputed ? { spec: 'information', rudr: 'off' } : undefined,
    related: [placeIn(first, first.resource.appliesToField?.key, 'What the trait applies to')],
  };
}

/** A trait that scales has a rule of its own for what must not be scaled. */
function isSingletonCase(
  attachment: TraitAttachment,
  components: readonly Defined<ComponentResource>[],
): boolean {
  if (builtInTraitOf(attachment)?.scales !== true) return false;
  return components.every(({ resource }) => coreWorkloadOf(resource)?.replicable === false);
}

/** The kinds under the names that the group has for them. */
function kindsOf({ appliesTo }: TraitInfo, group: string): readonly string[] {
  return appliesTo.map((entry) => {
    const info = findWorkloadType(entry, group)?.info;
    return info?.tier === 'core' ? info.kind : entry;
  });
}
