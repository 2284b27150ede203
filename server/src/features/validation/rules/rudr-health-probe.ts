// A health probe that the health controller of Rudr cannot do.
import { attachedScopes, propertyNamed } from '../attached-properties.ts';
import { isReplaced } from '../variable-calls.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'rudr-health-probe',
  number: 'R189',
  title: 'For Rudr, a health scope asks with "kube-get" for ".status".',
  level: { spec: 'off', rudr: 'warning' },
  roles: ['configuration'],
  check: ({ resource, report }) => {
    for (const { part, info } of attachedScopes(resource)) {
      if (info.inRudr !== 'works') continue;
      for (const [name, only] of Object.entries(ONLY_VALUES)) {
        const field = propertyNamed(part, name)?.value;
        const text = field?.value;
        if (field === undefined || typeof text !== 'string' || isReplaced(field.node)) continue;
        if (text === only) continue;
        report({
          at: field.node,
          message: `The health controller of Rudr understands "${only}" only.`,
          fixes: () => changeFix(field.node, only, 'choice'),
        });
      }
    }
  },
});

/** Source: main.rs of the healthscope crate. */
const ONLY_VALUES: Readonly<Record<string, string>> = {
  'probe-method': 'kube-get',
  'probe-endpoint': '.status',
};
