// A kind written by a name that some texts use for it.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'kind-alias',
  number: 'R007',
  title: 'The kind is written by its full name.',
  level: { spec: 'warning', rudr: 'error' },
  docs: {
    why: `Some texts say \`Component\` or \`Scope\` for short. The kinds are called otherwise, and a cluster knows no other names.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: Component
metadata:
  name: archiver
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/archiver:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: archiver
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/archiver:1.0.0
`,
  },
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
