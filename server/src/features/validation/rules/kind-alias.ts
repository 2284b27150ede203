// A kind written by a name that some texts use for it.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'kind-alias',
  number: 'R007',
  title: 'The kind is written by its full name.',
  level: { spec: 'warning', rudr: 'error' },
  check: ({ resource, dialect, report }) => {
    const { kind } = resource;
    const name = kind?.value ?? '';
    if (kind === undefined || !Object.hasOwn(dialect.kindAliases, name)) return;
    const meant = dialect.kindAliases[name] ?? '';
    report({
      at: kind.node,
      message: `The kind "${name}" is called "${meant}".`,
      fixes: () => changeFix(kind.node, meant),
    });
  },
});
