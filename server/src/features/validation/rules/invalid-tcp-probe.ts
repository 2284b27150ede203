// A TCP probe without a port that exists.
import { probePaths } from '../container-parts.ts';
import { addFieldFix } from '../field-fix.ts';
import { probePortFinding } from '../probe-port-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-tcp-probe',
  number: 'R098',
  title: 'A TCP probe has a port number.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: probePaths('tcpSocket.port'), keywords: ['required', 'type', 'minimum', 'maximum'] },
  ],
  onViolation: (violation, context) =>
    violation.keyword === 'required'
      ? {
          at: violation.at,
          message: 'This TCP probe has no "port".',
          fixes: () => addFieldFix(context, violation.node, ['port']),
        }
      : probePortFinding(violation, context),
});
