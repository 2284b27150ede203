// Two configuration files with the same path.
import { normalPath } from '../container-paths.ts';
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-config-path',
  number: 'R084',
  title: 'Each configuration file of a container has a path of its own.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'The second file would replace the first, or the cluster refuses the workload.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: proxy
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/proxy:1.0.0
      config:
        - path: /etc/proxy/proxy.conf
          value: timeout = 30
        - path: /etc/proxy/proxy.conf
          value: timeout = 60
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: proxy
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/proxy:1.0.0
      config:
        - path: /etc/proxy/proxy.conf
          value: timeout = 60
`,
  },
  check: (context) => {
    for (const container of context.resource.containers) {
      reportDuplicates(context, container.config, {
        what: 'file',
        nameOf: (item) => item.path,
        keyOf: (path) => normalPath(String(path)),
      });
    }
  },
});
