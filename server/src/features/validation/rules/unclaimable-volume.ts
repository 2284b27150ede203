// Storage claimed for a volume that takes none.
import type { Volume } from '../../../model/resource.ts';
import { placeIn } from '../definitions.ts';
import { volumeClaims, volumesOf } from '../instance-volumes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unclaimable-volume',
  number: 'R170',
  title: 'Storage is claimed for volumes that have a lasting disk.',
  level: 'warning',
  roles: ['configuration'],
  checkInWorkspace: ({ resource, workspace, report }) => {
    for (const instance of resource.components) {
      const claims = volumeClaims(instance);
      if (claims.length === 0) continue;
      const components = volumesOf(instance, workspace);
      for (const { name, node } of claims) {
        const found = components.flatMap(({ defined, volumes }) =>
          volumes
            .filter((volume) => volume.name?.value === name)
            .map((volume) => ({ defined, volume })),
        );
        const [first] = found;
        if (name === undefined || first === undefined) continue;
        const faults = found.map(({ volume }) => faultOf(volume));
        const [fault] = faults;
        if (fault === undefined || faults.includes(undefined)) continue;
        report({
          at: node,
          message: `The volume "${name}" ${fault}.`,
          related: [placeIn(first.defined, first.volume.name?.node, 'The volume')],
        });
      }
    }
  },
});

function faultOf({ disk }: Volume): string | undefined {
  if (disk === undefined) return 'has no "disk", so nobody knows how much storage to claim';
  if (disk.ephemeral?.value !== true) return undefined;
  return 'is ephemeral: no storage is claimed for it';
}
