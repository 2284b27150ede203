// Two instances that claim storage under one volume name.
import type { ValueNode } from '../../../model/field.ts';
import type { ComponentInstance } from '../../../model/resource.ts';
import { nameKey } from '../../../workspace/name-key.ts';
import { isVariant } from '../definitions.ts';
import { attachedTraitsNamed, propertyNamed } from '../attached-properties.ts';
import { volumeClaims } from '../instance-volumes.ts';
import { isReplaced } from '../variable-calls.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'shared-volume-claim',
  number: 'R173',
  title: 'A volume name is mounted by one instance only.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['configuration'],
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
  checkInWorkspace: ({ resource, site, workspace, report }) => {
    for (const instance of resource.components) {
      const owner = instance.componentName?.value;
      if (owner === undefined) continue;
      for (const { name, node } of volumeClaims(instance)) {
        if (name === undefined) continue;
        const other = workspace
          .references(nameKey('volume', name, owner))
          .find(({ document }) => document !== site.document && !isVariant(document, resource));
        if (other === undefined) continue;
        const { uri, document, use } = other;
        report({
          at: node,
          message: `Another configuration claims storage for a volume "${name}". In one namespace Rudr gives both claims that name, so the second fails.`,
          // The configurations may never meet in one namespace.
          severity: { spec: 'off', rudr: 'information' },
          related: [
            { at: use.range, message: 'The other claim', elsewhere: { uri, yaml: document.yaml } },
          ],
        });
      }
    }
  },
});
