// An ingress to a port that cannot exist.
import { attachedTraitsNamed, valueViolations } from '../attached-properties.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'ingress-port',
  number: 'R167',
  title: '"servicePort" is a port number, from 1 to 65535.',
  level: 'warning',
  roles: ['configuration'],
  check: ({ resource, report }) => {
    for (const { violation } of attachedTraitsNamed(resource, 'ingress').flatMap(valueViolations)) {
      if (!['minimum', 'maximum'].includes(violation.keyword)) continue;
      report({ at: violation.at, message: 'A port is a number from 1 to 65535.' });
    }
  },
});
