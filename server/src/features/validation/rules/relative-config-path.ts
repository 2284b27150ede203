// A relative path of a configuration file, which Rudr cannot place.
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'relative-config-path',
  number: 'R081',
  title: 'For Rudr, the path of a configuration file is absolute.',
  level: { spec: 'off', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    for (const { config } of context.resource.containers) {
      for (const { path } of config) {
        const text = path?.value ?? '';
        if (path === undefined || text === '' || /^(?:\/|[A-Za-z]:[\\/])/.test(text)) continue;
        context.report({
          at: path.node,
          message: `"${text}" is relative, and Rudr does not know where to place it. Start the path with "/".`,
          fixes: () => changeFix(path.node, `/${text.replace(/^\.\//, '')}`),
        });
      }
    }
  },
});
