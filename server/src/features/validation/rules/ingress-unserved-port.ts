// An ingress to a port on which the component does not listen.
import type { ComponentInstance, ComponentResource } from '../../../model/resource.ts';
import type { Profile } from '../../../workspace/settings.ts';
import type { WorkspaceView } from '../../../workspace/workspace.ts';
import { attachedTraitsNamed } from '../attached-properties.ts';
import { componentsOf, placeIn, type Defined } from '../definitions.ts';
import { listNames } from '../near-names.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'ingress-unserved-port',
  number: 'R167',
  title: 'An ingress sends requests to a port that the component declares.',
  level: 'warning',
  roles: ['configuration'],
  checkInWorkspace: ({ resource, workspace, profile, report }) => {
    for (const { part, info, instance } of attachedTraitsNamed(resource, 'ingress')) {
      const property = part.properties.find(({ name }) => {
        const written = name?.value ?? '';
        const { propertyAliases } = info;
        const meant = Object.hasOwn(propertyAliases, written) ? propertyAliases[written] : written;
        return meant === 'servicePort';
      });
      const { value: port, node } = property?.value ?? {};
      if (typeof port !== 'number' || node === undefined) continue;
      const candidates = servedPorts(instance, workspace, profile);
      const [first] = candidates;
      if (first === undefined || candidates.some(({ ports }) => ports.includes(port))) continue;
      const component = instance.componentName?.value ?? '';
      report({
        at: node,
        message: `"${component}" does not serve port ${String(port)}. ${listNames('It serves', first.ports.map(String), '').replaceAll('"', '')}`,
        related: [
          placeIn(first.defined, first.defined.resource.containers[0]?.ports[0]?.node, 'Its ports'),
        ],
        fixes: () => first.ports.flatMap((served) => changeFix(node, served, 'choice')),
      });
    }
  },
});

interface ServedPorts {
  readonly defined: Defined<ComponentResource>;
  readonly ports: readonly number[];
}

/** The ports of each component that the instance may mean; empty when one of them cannot be read. */
function servedPorts(
  instance: ComponentInstance,
  workspace: WorkspaceView,
  profile: Profile,
): readonly ServedPorts[] {
  const components = componentsOf(instance, workspace);
  const found = components.flatMap((defined): ServedPorts[] => {
    const fields = defined.resource.containers
      .flatMap(({ ports }) => ports)
      .map(({ containerPort }) => containerPort?.value);
    const ports = fields.filter((port) => port !== undefined);
    // That a server has no ports is reported where they should be.
    if (ports.length === 0 || ports.length < fields.length) return [];
    return [{ defined, ports: profile === 'rudr' ? ports.slice(0, 1) : ports }];
  });
  return found.length < components.length ? [] : found;
}
