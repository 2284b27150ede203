// Components that a configuration can name, each also with what an instance of it needs.
import type { ComponentResource } from '../../model/resource.ts';
import { allDefinitions } from '../../workspace/definitions.ts';
import { shortList, whereFrom } from './declared-names.ts';
import type { NameProposal } from './name-proposal.ts';
import { requiredParameters, stopFor } from './parameter-names.ts';
import type { Place } from './place.ts';
import { namedValueSketch, type SketchEntry } from './sketch.ts';

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
      skeleton: () => skeletonOf(name, resource),
    };
  });
}

/** What an instance needs besides the name of its component. */
function skeletonOf(name: string, component: ComponentResource): readonly SketchEntry[] {
  const values = requiredParameters(component).map((parameter) =>
    namedValueSketch({ key: parameter.name?.value ?? '', value: stopFor(parameter) }),
  );
  const instanceName = { shape: 'stop', offered: [name], isText: true } as const;
  return [
    { key: 'instanceName', value: instanceName },
    ...(values.length === 0
      ? []
      : [{ key: 'parameterValues', value: { shape: 'list', items: values } } as const]),
  ];
}
