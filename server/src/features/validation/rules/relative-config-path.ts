// A relative path of a configuration file, which Rudr cannot place.
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'relative-config-path',
  number: 'R081',
  title: 'For Rudr, the path of a configuration file is absolute.',
  level: { spec: 'off', rudr: 'warning' },
  roles: ['component'],
  docs: {
    why: 'The specification counts a relative path from the root. Rudr mounts the folder of the file as it is written, which the cluster refuses.',
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
        - path: proxy.conf
          value: timeout = 30
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
          value: timeout = 30
`,
    profile: 'rudr',
  },
  check: (context) => {
    for (const { config } of context.resource.containers) {
      for (const { path } of config) {
        const text = path?.value ?? '';
        if (path === undefined || text === '' || /^(?:\/|[A-Za-z]:[\\/])/.test(text)) continue;
        context.report({
          at: path.node,
          message: `"${text}" is relative, and Rudr does not know where to place it. Start the path with "/".`,
          fixes: () => changeFix(path.node, `/${text.replace(/^\.\//, '')}`),
        });
      }
    }
  },
});
