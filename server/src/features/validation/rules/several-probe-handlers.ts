// A probe with more than one check.
import { keyText, pairOf } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import { HANDLERS, probesOf } from '../container-parts.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'several-probe-handlers',
  number: 'R096',
  title: 'A probe has only one of exec, httpGet and tcpSocket.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    for (const { probe } of probesOf(context.resource)) {
      const [first, ...others] = HANDLERS.map((key) => pairOf(probe.node, key))
        .filter((pair) => pair !== undefined)
        .sort((a, b) => a.key.range.start - b.key.range.start);
      if (first === undefined) continue;
      for (const pair of others) {
        context.report({
          at: pair.key,
          message: `A probe makes one check only, and this one has "${keyText(first) ?? ''}" already.`,
          related: [{ at: first.key, message: 'The first check' }],
          fixes: () =>
            fixOf(
              `Remove "${keyText(pair) ?? ''}"`,
              [removePair(context.document, pair)],
              'choice',
            ),
        });
      }
    }
  },
});
