// Scopes that an instance can join: those of configurations, by their names or by that of the whole configuration.
import { everyNameKey } from '../../workspace/name-key.ts';
import { resourceAs, type NameSite } from '../../workspace/workspace.ts';
import { shortList, whereFrom } from './declared-names.ts';
import type { NameProposal } from './name-proposal.ts';
import type { Place } from './place.ts';

/** Scopes of the document itself first; a configuration with scopes can be joined as a whole (contradiction C27). */
export function scopeNames(place: Place): readonly NameProposal[] {
  const { workspace, document } = place;
  const scopes = workspace.declarations(everyNameKey('scope-instance'));
  const isOwn = (site: NameSite): boolean => site.document === document;
  const own = scopes.filter(isOwn);
  const taken = new Set(own.map(({ use }) => use.name));
  const others = scopes.filter((site) => !isOwn(site) && !taken.has(site.use.name));
  const configurations = workspace
    .declarations(everyNameKey('configuration'))
    .filter((site) => !isOwn(site) && scopesIn(site).length > 0 && !taken.has(site.use.name));
  const elsewhere = shortList(place, [...others, ...configurations], ({ use }) => use.name);
  return [...shortList(place, own, ({ use }) => use.name), ...elsewhere].map((site) => ({
    name: site.use.name,
    detail: `${whatIs(site)}, ${whereFrom(place, site)}`,
    data: undefined,
  }));
}

function whatIs(site: NameSite): string {
  if (site.use.symbol === 'configuration') return 'scopes of the configuration';
  const scope = scopesIn(site).find(({ name }) => name?.node === site.use.node);
  return scope?.type?.value?.split('.').at(-1) ?? 'scope';
}

function scopesIn({ document }: NameSite) {
  return resourceAs(document, 'configuration')?.scopes ?? [];
}
