// Two headers of the same name in one probe.
import { probesOf } from '../container-parts.ts';
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-http-header',
  number: 'R101',
  title: 'The headers of a probe have different names.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['component'],
  check: (context) => {
    for (const { probe } of probesOf(context.resource)) {
      reportDuplicates(context, probe.httpGet?.httpHeaders ?? [], {
        what: 'header',
        nameOf: (item) => item.name,
        keyOf: (name) => String(name).toLowerCase(),
      });
    }
  },
});
