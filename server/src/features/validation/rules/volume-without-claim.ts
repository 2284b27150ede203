// A lasting volume for which no trait of the instance claims storage.
import { pairOf, resolveAlias } from '../../../yaml/access.ts';
import { appendItem, insertPairs, scalarSource, type NewValue } from '../../../yaml/edit.ts';
import type { Fix } from '../../../model/problem.ts';
import type { ComponentInstance, ConfigurationResource, Volume } from '../../../model/resource.ts';
import type { Profile } from '../../../workspace/settings.ts';
import { placeIn } from '../definitions.ts';
import { volumeClaims, volumesOf } from '../instance-volumes.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'volume-without-claim',
  number: 'R172',
  title: 'Storage is claimed for every lasting volume.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    const { resource, workspace, profile, report } = context;
    for (const instance of resource.components) {
      const at = instance.componentName?.node;
      // With several components of that name nobody knows which one is meant.
      const [component, ...others] = volumesOf(instance, workspace);
      if (at === undefined || component === undefined || others.length > 0) continue;
      const lasting = component.volumes.filter((volume) => isLasting(volume, profile));
      const claims = lasting.length === 0 ? [] : volumeClaims(instance);
      if (claims.some(({ name }) => name === undefined)) continue;
      const unclaimed = lasting.filter(
        (volume) => !claims.some(({ name }) => name === volume.name?.value),
      );
      for (const { name } of unclaimed) {
        const volume = name?.value ?? '';
        report({
          at,
          message: `Nothing claims storage for the volume "${volume}" of this component, so its claim must exist already.`,
          related: [placeIn(component.defined, name?.node, 'The volume')],
          fixes: () => mountFix(context, instance, volume),
        });
      }
    }
  },
});

/** To Rudr a volume without a disk is a lasting one as well. */
function isLasting({ disk }: Volume, profile: Profile): boolean {
  return disk === undefined ? profile === 'rudr' : disk.ephemeral?.value === false;
}

function mountFix(
  { document, dialect }: RuleContext<ConfigurationResource>,
  { node }: ComponentInstance,
  volume: string,
): readonly Fix[] {
  // Where the type counts, no type of this trait was ever agreed on.
  if (dialect.facts.traitIdentity === 'type') return [];
  const attachment: NewValue = {
    map: [
      { key: 'name', value: { raw: 'volume-mounter' } },
      {
        key: 'properties',
        value: {
          map: [
            { key: 'volumeName', value: { raw: scalarSource(volume) } },
            { key: 'storageClass', value: { raw: '${1:standard}' } },
          ],
        },
      },
    ],
  };
  const traits = pairOf(node, 'traits');
  const list = resolveAlias(traits?.value);
  const edit =
    traits === undefined
      ? insertPairs(document, node, [{ key: 'traits', value: { list: [attachment] } }])
      : list?.kind === 'seq'
        ? appendItem(document, list, attachment)
        : undefined;
  const title = `Add a volume-mounter for "${volume}"`;
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'choice', format: 'snippet' }];
}
