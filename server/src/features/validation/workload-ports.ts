// Ports that a component declares although nothing can connect to it.
import type { WorkloadTypeInfo } from '../../model/catalog/catalog.ts';
import type { Fix } from '../../model/problem.ts';
import type { ComponentResource } from '../../model/resource.ts';
import { pairOf } from '../../yaml/access.ts';
import { removePair } from '../../yaml/edit.ts';
import type { YamlPair } from '../../yaml/nodes.ts';
import type { RuleContext } from './rule.ts';
import { changeFix, fixOf } from './value-fixes.ts';
import { withEndpoint } from './workload-type-name.ts';

/** The `ports` of every container that declares some. */
export function portKeys(resource: ComponentResource): readonly YamlPair[] {
  return resource.containers.flatMap(({ node, ports }) => {
    const pair = pairOf(node, 'ports');
    return pair === undefined || ports.length === 0 ? [] : [pair];
  });
}

/** Either the ports go, or the component becomes one that can be reached. */
export function portsFixes(
  { document, resource }: RuleContext<ComponentResource>,
  core: WorkloadTypeInfo,
  pair: YamlPair,
): readonly Fix[] {
  const server = withEndpoint(core, true);
  const type = resource.workloadType?.node;
  return [
    ...fixOf('Remove the ports', [removePair(document, pair)], 'choice'),
    ...(server === undefined || type === undefined ? [] : changeFix(type, server, 'choice')),
  ];
}
