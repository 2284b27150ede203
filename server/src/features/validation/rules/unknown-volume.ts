// A trait for a volume that the component does not have.
import { nearHint, listNames, nearNameFix } from '../near-names.ts';
import { placeIn } from '../definitions.ts';
import { volumeClaims, volumesOf } from '../instance-volumes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-volume',
  number: 'R169',
  title: 'A trait that serves a volume names one of the component.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  checkInWorkspace: ({ resource, workspace, report }) => {
    for (const instance of resource.components) {
      const claims = volumeClaims(instance);
      if (claims.length === 0) continue;
      const components = volumesOf(instance, workspace);
      const [first] = components;
      if (first === undefined) continue;
      const names = components.flatMap(({ volumes }) =>
        volumes.map(({ name }) => name?.value ?? ''),
      );
      for (const { name, node } of claims) {
        if (name === undefined || names.includes(name)) continue;
        const component = `"${instance.componentName?.value ?? ''}"`;
        const known = listNames('It has', names, 'It has none.');
        report({
          at: node,
          message: `${component} has no volume "${name}". ${nearHint(name, names, known)}`,
          related: [
            placeIn(first.defined, first.defined.resource.metadata?.name?.node, 'The component'),
          ],
          fixes: () => nearNameFix(node, name, names),
        });
      }
    }
  },
});
