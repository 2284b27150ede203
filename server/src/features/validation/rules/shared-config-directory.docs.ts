// The page of the rule shared-config-directory: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Rudr mounts the whole folder of each file. Two files in one folder mount it twice, which the cluster refuses, and a file in the root hides the system of the image.',
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
        - path: /etc/proxy/hosts.conf
          value: localhost
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
        - path: /etc/proxy/main/proxy.conf
          value: timeout = 30
        - path: /etc/proxy/hosts/hosts.conf
          value: localhost
`,
};
