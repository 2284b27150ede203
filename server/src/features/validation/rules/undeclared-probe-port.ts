// A probe to a port that its container does not declare.
import { probesOf } from '../container-parts.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'undeclared-probe-port',
  number: 'R105',
  title: 'Probes go to a port that the container declares.',
  level: 'information',
  roles: ['component'],
  check: (context) => {
    for (const { probe, container } of probesOf(context.resource)) {
      const declared = container.ports.map(({ containerPort }) => containerPort?.value);
      // Some ports cannot be read, so one of them may be the one that is meant.
      if (declared.length === 0 || declared.includes(undefined)) continue;
      for (const port of [probe.httpGet?.port, probe.tcpSocket?.port]) {
        const number = port?.value;
        if (port === undefined || number === undefined || declared.includes(number)) continue;
        if (number < 1 || number > 65535) continue;
        context.report({
          at: port.node,
          message: `This container declares no port ${String(number)}, only ${declared.join(', ')}.`,
          related: container.ports.map(({ node }) => ({ at: node, message: 'A declared port' })),
        });
      }
    }
  },
});
