// A container that does not say what it needs.
import { anchorOf } from '../../../model/field.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import type { NewValue } from '../../../yaml/edit.ts';
import { runsContainers, subjectOf } from '../container-parts.ts';
import { isMapWithout } from '../parameter-use.ts';
import { addPairsFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-resources',
  number: 'R060',
  title: 'Every container says how much CPU and memory it needs.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['component'],
  check: (context) => {
    if (!runsContainers(context.resource)) return;
    for (const { node } of context.resource.containers) {
      if (resolveAlias(node)?.kind !== 'map' || !isMapWithout(node, ['resources'])) continue;
      context.report({
        at: anchorOf(node),
        message: `${subjectOf('container', node)} does not say how much CPU and memory it needs.`,
        fixes: () => addPairsFix(context.document, node, [{ key: 'resources', value: REQUESTS }]),
      });
    }
  },
});

/** The values are what small programs get along with, as a start. */
const REQUESTS: NewValue = {
  map: [
    { key: 'cpu', value: { map: [{ key: 'required', value: { raw: '${1:0.1}' } }] } },
    { key: 'memory', value: { map: [{ key: 'required', value: { raw: '${2:128M}' } }] } },
  ],
};
