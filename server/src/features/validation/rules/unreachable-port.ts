// A port that Rudr does not expose.
import { findWorkloadType } from '../../../model/catalog/catalog.ts';
import { anchorOf } from '../../../model/field.ts';
import { pairOf } from '../../../yaml/access.ts';
import { subjectOf } from '../container-parts.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unreachable-port',
  number: 'R094',
  title: 'What others connect to is the first port of the component.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    const { workloadType, containers, dialect } = context.resource;
    const type = workloadType?.value;
    const info = type === undefined ? undefined : findWorkloadType(type, dialect.group)?.info;
    if (info?.endpoint !== true || !info.usesContainers) return;
    const [first, ...others] = containers.flatMap(({ ports }) => ports);
    if (first === undefined) return;
    for (const { node } of others) {
      context.report({
        at: pairOf(node, 'containerPort')?.value ?? anchorOf(node),
        message: `Rudr exposes only the first port of a component; clients cannot reach ${subjectOf('port', node).replace(/^./, (letter) => letter.toLowerCase())} by name.`,
        related: [
          { at: first.containerPort?.node ?? first.node, message: 'The port that is exposed' },
        ],
      });
    }
  },
});
