// Two ports of the same number.
import type { Port } from '../../../model/resource.ts';
import { removeItemFix } from '../duplicates.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-port-number',
  number: 'R091',
  title: 'The ports of a container have different numbers.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    for (const { ports } of context.resource.containers) {
      const firsts = new Map<number, Port>();
      for (const port of ports) {
        const number = port.containerPort?.value;
        if (number === undefined) continue;
        const first = firsts.get(number);
        if (first === undefined) firsts.set(number, port);
        else report(context, first, port);
      }
    }
  },
});

function report(context: RuleContext, first: Port, second: Port): void {
  const { containerPort } = second;
  if (containerPort === undefined) return;
  const sameProtocol = protocolOf(first) === protocolOf(second);
  const number = String(containerPort.value);
  context.report({
    at: containerPort.node,
    ...(!sameProtocol && { severity: 'warning' as const }),
    message: sameProtocol
      ? `Port ${number} is already declared for this container.`
      : `Port ${number} is declared for ${protocolOf(first)} and for ${protocolOf(second)}; not every runtime can tell them apart.`,
    related: [{ at: first.containerPort?.node ?? first.node, message: `The first port ${number}` }],
    fixes: () => removeItemFix(context.document, second.node, 'Remove this port'),
  });
}

/** TCP is the default of the specification. */
function protocolOf({ protocol }: Port): string {
  return protocol?.value ?? 'TCP';
}
