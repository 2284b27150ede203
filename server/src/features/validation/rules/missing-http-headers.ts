// An HTTP probe without headers, which Rudr does not load.
import { anchorOf } from '../../../model/field.ts';
import { insertPairs } from '../../../yaml/edit.ts';
import { probesOf } from '../container-parts.ts';
import { isMapWithout } from '../parameter-use.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-http-headers',
  number: 'R102',
  title: 'For Rudr, an HTTP probe has headers, if only an empty list.',
  level: { spec: 'off', rudr: 'error' },
  roles: ['component'],
  check: (context) => {
    for (const { probe } of probesOf(context.resource)) {
      const node = probe.httpGet?.node;
      if (node === undefined || !isMapWithout(node, ['httpHeaders'])) continue;
      const added = [{ key: 'httpHeaders', value: { raw: '[]' } }];
      context.report({
        at: anchorOf(node),
        message: 'Rudr refuses an HTTP probe without "httpHeaders". An empty list is enough.',
        fixes: () =>
          fixOf('Add an empty list of headers', [insertPairs(context.document, node, added)]),
      });
    }
  },
});
