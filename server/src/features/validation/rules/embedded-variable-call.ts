// A call of a variable inside a longer text, which not every runtime replaces.
import { variableCall } from '../../../model/variable-call.ts';
import { replacedCalls } from '../variable-calls.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'embedded-variable-call',
  number: 'R151',
  title: 'A call is the whole value, and its name holds letters, digits and "_" only.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['configuration'],
  check: ({ resource, document, report }) => {
    for (const call of replacedCalls(resource, document)) {
      if (!call.exact) continue;
      const isWhole = call.node.value === variableCall(call.argument);
      if (isWhole && /^\w+$/.test(call.argument)) continue;
      report({
        at: call.range,
        message: isWhole
          ? 'Rudr does not replace calls of variables whose names hold other characters than letters, digits and "_".'
          : 'Rudr replaces a call only where it is the whole value.',
      });
    }
  },
});
