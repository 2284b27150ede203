// An instance whose name cannot be the name of a Kubernetes service.
import { faultOf, matches, NAME, toDnsLabel, type TextSyntax } from '../../../model/name-syntax.ts';
import { isReplaced } from '../variable-calls.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'instance-name-dns',
  number: 'R134',
  title: 'The name of an instance is also a DNS label that starts with a letter.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['configuration'],
  check: ({ resource, report }) => {
    for (const { instanceName } of resource.components) {
      const text = instanceName?.value;
      if (text === undefined || instanceName === undefined || isReplaced(instanceName.node))
        continue;
      if (!matches(NAME, text) || matches(SERVICE_NAME, text)) continue;
      const proposal = toDnsLabel(text.replace(/^[^A-Za-z]+/, ''));
      report({
        at: instanceName.node,
        message: `Kubernetes objects are named after the instance, so its name should be ${SERVICE_NAME.words}; this one ${faultOf(SERVICE_NAME, text) ?? ''}.`,
        fixes: () =>
          proposal === undefined ? [] : changeFix(instanceName.node, proposal, 'choice'),
      });
    }
  },
});

/** DNS-1035 label: what Kubernetes asks of the names of Services. */
const SERVICE_NAME: TextSyntax = {
  pattern: /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
  maxLength: 63,
  words:
    '1 to 63 lower-case letters, digits or "-", starting with a letter and not ending with "-"',
};
