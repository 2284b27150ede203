// A network scope, which Rudr cannot create.
import { formatGroupVersionKind } from '../../../model/group-version-kind.ts';
import { attachedScopes } from '../attached-properties.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'rudr-network-scope',
  number: 'R186',
  title: 'For Rudr, scopes are health scopes.',
  level: { spec: 'off', rudr: 'error' },
  roles: ['configuration'],
  check: ({ resource, report }) => {
    for (const { part, info } of attachedScopes(resource)) {
      if (info.inRudr !== 'not-implemented' || part.type === undefined) continue;
      // Rudr knows no other spelling; another rule says so.
      if (part.type.value !== formatGroupVersionKind(info)) continue;
      report({ at: part.type.node, message: `Rudr cannot create or join a ${info.kind} yet.` });
    }
  },
});
