// Types that specs name: workload types, traits and scope types, of the catalog and of the workspace.
import {
  builtInTraits,
  scopeTypesFor,
  workloadTypeName,
  workloadTypesFor,
} from '../../model/catalog/catalog.ts';
import { descriptionOf } from '../../model/description.ts';
import { formatGroupVersionKind } from '../../model/group-version-kind.ts';
import type { SymbolKind } from '../../model/name-rule.ts';
import type { WorkloadTypeResource } from '../../model/resource.ts';
import {
  allDefinitions,
  propertiesIn,
  symbolOfRole,
  type Defined,
  type TypeRole,
} from '../../workspace/definitions.ts';
import { nameKey } from '../../workspace/name-key.ts';
import { shortList, whereFrom } from './declared-names.ts';
import type { NameProposal } from './name-proposal.ts';
import type { Place } from './place.ts';

/** Every workload type; a list of them may also say: all. */
export function workloadTypeNames(place: Place, pattern: string): readonly NameProposal[] {
  const { group } = place.dialect;
  const builtIn = workloadTypesFor(group).map((type) => {
    const name = workloadTypeName(type);
    return { name, detail: type.summary, data: { of: 'workload-type', name, group } as const };
  });
  const names = mergedNames(place, 'workload-type', builtIn, ({ resource }) =>
    resource.role === 'workload-type' ? fullName(resource) : undefined,
  );
  const all = { name: '*', detail: 'Every workload type.', data: undefined };
  return pattern.endsWith('[]') ? [...names, all] : names;
}

/** Definitions of the release have no version, and it takes no part in what a name means (C30). */
function fullName(resource: WorkloadTypeResource): string | undefined {
  const group = resource.group?.value;
  const kind = resource.names?.kind?.value;
  const version = resource.version?.value ?? 'v1';
  return group === undefined || kind === undefined
    ? undefined
    : formatGroupVersionKind({ group, version, kind });
}

/** Every trait, by its name or, in a field that is called `type`, by its full name. */
export function traitNames(place: Place, pattern: string): readonly NameProposal[] {
  const { group, version } = place.dialect;
  const isFullName = pattern.endsWith('.type');
  const builtIn = builtInTraits().flatMap((trait) => {
    const kind = trait.aliases.find((alias) => /^[A-Z]/.test(alias));
    if (isFullName && kind === undefined) return [];
    const full = formatGroupVersionKind({ group, version, kind: kind ?? trait.name });
    const name = isFullName ? full : trait.name;
    const data = { of: 'trait', name: trait.name } as const;
    return [{ name, detail: trait.summary, data, properties: trait.properties }];
  });
  return mergedNames(place, 'trait', builtIn, ({ site }) => {
    const { name } = site.use;
    if (!isFullName) return name;
    // Definitions carry no group of their own: attachments take that of their document.
    return /^[A-Za-z][A-Za-z0-9]*$/.test(name)
      ? formatGroupVersionKind({ group, version, kind: name })
      : undefined;
  });
}

/** Every scope type. */
export function scopeTypeNames(place: Place): readonly NameProposal[] {
  const { group } = place.dialect;
  const builtIn = scopeTypesFor(group).map((type) => {
    const name = formatGroupVersionKind(type);
    const data = { of: 'scope-type', name, group } as const;
    return { name, detail: type.summary, data, properties: type.properties };
  });
  return mergedNames(place, 'scope', builtIn, ({ site }) => site.use.name);
}

/** Those of the catalog, then those of the workspace, which win where both have one of a name. */
function mergedNames(
  place: Place,
  role: TypeRole,
  builtIn: readonly NameProposal[],
  writtenName: (defined: Defined) => string | undefined,
): readonly NameProposal[] {
  const symbol: SymbolKind = symbolOfRole(role);
  const found = allDefinitions(place.workspace, role).flatMap((defined) => {
    const name = writtenName(defined);
    return name === undefined ? [] : [{ name, defined }];
  });
  const own = shortList(place, found, ({ name }) => name).map(({ name, defined }): NameProposal => {
    const { site, resource } = defined;
    const properties = resource.role === 'workload-type' ? undefined : propertiesIn(resource);
    const description = descriptionOf(resource)?.split('\n', 1)[0];
    return {
      name,
      detail: description ?? whereFrom(place, site),
      data: { of: 'definition', role, name, uri: place.file.uri },
      ...(properties === undefined ? {} : { properties }),
    };
  });
  const defined = new Set(found.map(({ name }) => nameKey(symbol, name)));
  const others = builtIn.filter(({ name }) => !defined.has(nameKey(symbol, String(name))));
  return [...others, ...own];
}
