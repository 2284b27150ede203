// Two instances that claim storage under one volume name.
import type { ValueNode } from '../../../model/field.ts';
import type { ComponentInstance } from '../../../model/resource.ts';
import { attachedTraitsNamed, propertyNamed } from '../attached-properties.ts';
import { isReplaced } from '../variable-calls.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'shared-volume-claim',
  number: 'R173',
  title: 'A volume name is mounted by one instance only.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['configuration'],
  docs: {
    why: 'Rudr names the claim for storage after the volume alone. The claim of the second instance has the same name and fails, or both instances write to one disk.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: disk
spec:
  components:
    - componentName: disk-api
      instanceName: disk
      traits:
        - name: volume-mounter
          properties:
            volumeName: data
            storageClass: standard
    - componentName: disk-worker
      instanceName: worker
      traits:
        - name: volume-mounter
          properties:
            volumeName: data
            storageClass: standard
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: disk
spec:
  components:
    - componentName: disk-api
      instanceName: disk
      traits:
        - name: volume-mounter
          properties:
            volumeName: api-data
            storageClass: standard
    - componentName: disk-worker
      instanceName: worker
      traits:
        - name: volume-mounter
          properties:
            volumeName: worker-data
            storageClass: standard
`,
    profile: 'rudr',
  },
  check: ({ resource, report }) => {
    const firsts = new Map<string, { at: ValueNode; instance: ComponentInstance }>();
    for (const { part, instance } of attachedTraitsNamed(resource, 'volume-mounter')) {
      const field = propertyNamed(part, 'volumeName')?.value;
      if (typeof field?.value !== 'string' || field.value === '' || isReplaced(field.node))
        continue;
      const first = firsts.get(field.value);
      if (first === undefined) firsts.set(field.value, { at: field.node, instance });
      else if (first.instance !== instance) {
        report({
          at: field.node,
          message: `Another instance claims storage for a volume "${field.value}". Rudr gives both claims that name, so the second fails.`,
          related: [{ at: first.at, message: 'The other claim' }],
        });
      }
    }
  },
});
