// A kind that only the other API version has.
import { dialects, kindOfRole } from '../../../model/dialects/registry.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'kind-of-other-group',
  number: 'R008',
  title: 'The kind belongs to the API version.',
  level: 'error',
  check: ({ resource, dialect, report }) => {
    const { kind, apiVersion, role } = resource;
    const name = kind?.value;
    if (kind === undefined || name === undefined || role === 'unknown') return;
    if (Object.hasOwn(dialect.kinds, name) || Object.hasOwn(dialect.kindAliases, name)) return;
    const owner = dialects.find(({ kinds }) => Object.hasOwn(kinds, name));
    const own = kindOfRole(dialect, role);
    if (owner === undefined || own === undefined) return;
    const early = dialect.successor === owner.apiVersion;
    report({
      at: kind.node,
      message: `"${name}" is a kind of "${owner.apiVersion}". In "${dialect.apiVersion}" it is called "${own}".`,
      ...(early ? { severity: 'warning' as const } : {}),
      fixes: () => [
        ...changeFix(kind.node, own, 'choice'),
        ...(apiVersion === undefined ? [] : changeFix(apiVersion.node, owner.apiVersion, 'choice')),
      ],
    });
  },
});
