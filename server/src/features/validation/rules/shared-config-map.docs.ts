// The page of the rule shared-config-map: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Rudr keeps the files of a container under the name of the container, without the instance before it. The second container of that name finds it taken, and its instance does not start.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: dns
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/dns:1.0.0
      config:
        - path: /etc/dns/zones
          value: example.com
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: dhcp
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/dhcp:1.0.0
      config:
        - path: /etc/dhcp/leases
          value: none
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: lan
spec:
  components:
    - componentName: dns
      instanceName: dns
    - componentName: dhcp
      instanceName: dhcp
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: dns
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: dns
      image: example/dns:1.0.0
      config:
        - path: /etc/dns/zones
          value: example.com
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: dhcp
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: dhcp
      image: example/dhcp:1.0.0
      config:
        - path: /etc/dhcp/leases
          value: none
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: lan
spec:
  components:
    - componentName: dns
      instanceName: dns
    - componentName: dhcp
      instanceName: dhcp
`,
  profile: 'rudr',
};
