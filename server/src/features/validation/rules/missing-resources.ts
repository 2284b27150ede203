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
  docs: {
    why: 'Without a request the platform has to guess. Rudr books a tenth of a CPU and 128 MiB, whatever the program needs.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thumbnailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/thumbnailer:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thumbnailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/thumbnailer:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: "256"
`,
  },
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
