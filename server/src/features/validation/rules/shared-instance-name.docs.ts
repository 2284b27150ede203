// The page of the rule shared-instance-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Objects in the cluster are named after the instance. Where both configurations run in one namespace, the second finds its names taken.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bookings
spec:
  components:
    - componentName: redis
      instanceName: cache
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: invoices
spec:
  components:
    - componentName: redis
      instanceName: cache
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: redis
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: redis:6.2.0
      ports:
        - name: redis
          containerPort: 6379
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bookings
spec:
  components:
    - componentName: redis
      instanceName: bookings-cache
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: invoices
spec:
  components:
    - componentName: redis
      instanceName: invoices-cache
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: redis
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: redis:6.2.0
      ports:
        - name: redis
          containerPort: 6379
`,
};
