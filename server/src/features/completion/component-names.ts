// Components that a configuration can name, each also with what an instance of it needs.
import { instanceEntries } from '../../model/resource-sketch.ts';
import { allDefinitions } from '../../workspace/definitions.ts';
import { shortList, whereFrom } from './declared-names.ts';
import type { NameProposal } from './name-proposal.ts';
import type { Place } from './place.ts';

/** All components of the workspace. */
export function componentNames(place: Place): readonly NameProposal[] {
  const components = allDefinitions(place.workspace, 'component');
  return shortList(place, components, ({ site }) => site.use.name).map(({ site, resource }) => {
    const { name } = site.use;
    const type = resource.workloadType?.value?.split('.').at(-1);
    const detail = [type, whereFrom(place, site)].filter((part) => part !== undefined).join(', ');
    return {
      name,
      detail,
      data: { of: 'definition', role: 'component', name, uri: place.file.uri },
      skeleton: () => instanceEntries(name, resource),
    };
  });
}
