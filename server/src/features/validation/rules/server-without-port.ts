// A server whose containers declare no port.
import type { WorkloadTypeInfo } from '../../../model/catalog/catalog.ts';
import { anchorOf } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import type { ComponentResource } from '../../../model/resource.ts';
import { pairOf, resolveAlias } from '../../../yaml/access.ts';
import type { NewValue } from '../../../yaml/edit.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { addPairsFix, changeFix } from '../value-fixes.ts';
import { coreWorkloadOf, withEndpoint } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'server-without-port',
  number: 'R033',
  title: 'Servers declare at least one port.',
  level: 'warning',
  roles: ['component'],
  check: (context) => {
    const { document, resource, dialect, report } = context;
    const { containers } = resource;
    const [first] = containers;
    const core = coreWorkloadOf(resource);
    if (core?.endpoint !== true || first === undefined || document.problems.length > 0) return;
    if (containers.some(({ node }) => pairOf(node, 'ports') !== undefined && !hasNoPorts(node)))
      return;
    const list = pairOf(resource.spec, 'containers');
    report({
      at: containers.length === 1 || list === undefined ? anchorOf(first.node) : list.key,
      message: `A ${core.kind} is there to be reached, and ${containers.length === 1 ? 'its container declares' : 'its containers declare'} no port.`,
      ...(dialect.facts.workloadPorts === 'stated'
        ? {}
        : { severity: { spec: 'off', rudr: 'warning' } as const }),
      fixes: () => fixesFor(context, core),
    });
  },
});

/** An empty list; a list of another type is reported as such. */
function hasNoPorts(container: YamlNode): boolean {
  const ports = resolveAlias(pairOf(container, 'ports')?.value);
  return ports?.kind === 'seq' && ports.items.length === 0;
}

function fixesFor(
  { document, resource }: RuleContext<ComponentResource>,
  core: WorkloadTypeInfo,
): readonly Fix[] {
  const [first] = resource.containers;
  const port: NewValue = {
    map: [
      { key: 'name', value: { raw: '${1:http}' } },
      { key: 'containerPort', value: { raw: '${2:8080}' } },
    ],
  };
  const worker = withEndpoint(core, false);
  const type = resource.workloadType?.node;
  return [
    ...(first === undefined || pairOf(first.node, 'ports') !== undefined
      ? []
      : addPairsFix(document, first.node, [{ key: 'ports', value: { list: [port] } }])),
    ...(worker === undefined || type === undefined ? [] : changeFix(type, worker, 'choice')),
  ];
}
