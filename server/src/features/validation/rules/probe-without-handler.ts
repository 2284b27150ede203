// A probe that checks nothing.
import { anchorOf } from '../../../model/field.ts';
import { HANDLERS, probePaths } from '../container-parts.ts';
import { addFieldFix } from '../field-fix.ts';
import { isMapWithout } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'probe-without-handler',
  number: 'R095',
  title: 'Every probe says what to check: exec, httpGet or tcpSocket.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  claims: [{ at: probePaths(''), keywords: ['oneOf'] }],
  onViolation: (violation, context) => {
    const { node } = violation;
    if (!isMapWithout(node, HANDLERS)) return undefined;
    return {
      at: anchorOf(node),
      message: 'This probe checks nothing. Add one of "exec", "httpGet" and "tcpSocket".',
      fixes: () => HANDLERS.flatMap((handler) => addFieldFix(context, node, [handler])),
    };
  },
});
