// An HTTP probe without its path or its port.
import { probePaths } from '../container-parts.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { probePortFinding } from '../probe-port-finding.ts';
import { quoteFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-http-probe',
  number: 'R097',
  title: 'An HTTP probe has a path and a port number.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: probePaths('httpGet.path'), keywords: ['required', 'type'] },
    { at: probePaths('httpGet.port'), keywords: ['required', 'type', 'minimum', 'maximum'] },
  ],
  onViolation: (violation, context) => {
    const { at, node, keyword, property, pattern } = violation;
    if (keyword === 'required') {
      return {
        at,
        message: `This HTTP probe has no "${property ?? ''}".`,
        fixes: () => addFieldFix(context, node, [property ?? '']),
      };
    }
    if (pattern.endsWith('.port')) return probePortFinding(violation, context);
    return {
      at,
      message: describeViolation(violation),
      fixes: () => quoteFix(node, context.document),
    };
  },
});
