// A note that workload types are made by whoever runs the platform.

import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-type-author',
  number: 'R129',
  title: 'Workload types are defined by the platform, not by its users.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['workload-type'],
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
