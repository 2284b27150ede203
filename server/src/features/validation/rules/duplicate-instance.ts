// Two instances with one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-instance',
  number: 'R135',
  title: 'Names of instances are unique in a configuration.',
  level: 'error',
  roles: ['configuration'],
  docs: {
    why: 'Objects in the cluster are named after the instance. The second instance finds its names taken and fails, or replaces the first.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
    - componentName: cart
      instanceName: backend
    - componentName: checkout
      instanceName: backend
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
    - componentName: cart
      instanceName: cart
    - componentName: checkout
      instanceName: checkout
`,
  },
  check: (context) => {
    reportDuplicates(context, context.resource.components, {
      what: 'instance',
      nameOf: ({ instanceName }) => instanceName,
    });
  },
});
