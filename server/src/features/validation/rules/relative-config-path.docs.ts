// The page of the rule relative-config-path: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
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
};
