// Two volumes, or a volume and a configuration file, at the same place.
import type { YamlNode } from '../../../yaml/nodes.ts';
import { directoryOf, normalPath } from '../container-paths.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-mount-path',
  number: 'R068',
  title: 'Nothing is mounted twice at the same place of a container.',
  level: 'warning',
  roles: ['component'],
  check: (context) => {
    for (const { resources, config } of context.resource.containers) {
      const taken = new Map<string, YamlNode>();
      for (const { path } of config) {
        if (path?.value !== undefined) taken.set(directoryOf(path.value), path.node);
      }
      for (const { mountPath } of resources?.volumes ?? []) {
        if (mountPath?.value === undefined || mountPath.value === '') continue;
        const key = normalPath(mountPath.value);
        const other = taken.get(key);
        if (other === undefined) taken.set(key, mountPath.node);
        else {
          context.report({
            at: mountPath.node,
            message: `Something else is already mounted at "${key}" in this container.`,
            related: [{ at: other, message: 'The other one' }],
          });
        }
      }
    }
  },
});
