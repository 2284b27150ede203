// Two volumes of the same name.
import { reportDuplicates } from '../duplicates.ts';
import type { Volume } from '../../../model/resource.ts';
import { defineRule } from '../rule.ts';

const OPTIONS = { what: 'volume', nameOf: ({ name }: Volume) => name } as const;

export const rule = defineRule({
  code: 'duplicate-volume',
  number: 'R067',
  title: 'Volume names are unique in a container, and for Rudr in the whole component.',
  level: 'error',
  roles: ['component'],
  check: (context) => {
    const { containers } = context.resource;
    const volumes = containers.map(({ resources }) => resources?.volumes ?? []);
    for (const own of volumes) reportDuplicates(context, own, OPTIONS);
    if (context.profile !== 'rudr') return;
    // Rudr puts all containers into one pod, whose volumes share their names.
    const first = volumes.map((own) => own.filter(isFirstOfItsName));
    reportDuplicates(context, first.flat(), {
      ...OPTIONS,
      consequence: 'Rudr puts the volumes of all containers together.',
    });
  },
});

function isFirstOfItsName(volume: Volume, index: number, all: readonly Volume[]): boolean {
  return all.findIndex(({ name }) => name?.value === volume.name?.value) === index;
}
