// A note that workload types are made by whoever runs the platform.

import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-type-author',
  number: 'R129',
  title: 'Workload types are defined by the platform, not by its users.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['workload-type'],
  docs: {
    why: 'A workload type only works where the platform brings code that runs it. As a user of a platform, refer to one of its types from a component instead of defining one.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: lambda
spec:
  group: workloads.example.com
  names:
    kind: Lambda
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thumbnails
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: image
      value: example/thumbnails:1.4.2
`,
  },
  check: ({ resource, report }) => {
    const at = resource.kind?.node;
    if (at === undefined) return;
    report({
      at,
      message:
        'Workload types come with the platform: this has an effect only where code for it is installed.',
    });
  },
});
