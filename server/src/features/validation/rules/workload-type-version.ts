// A core workload type of a version that there is not.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'workload-type-version',
  number: 'R030',
  title: 'Core workload types are named in the version that they have.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  docs: {
    why: `Versions match exactly. A core type of another version is another type, which no runtime has.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1.Worker
  containers:
    - name: main
      image: example/poller:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/poller:1.0.0
`,
  },
  check: ({ resource, dialect, report }) => {
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'other-version') return;
    report({
      at: field.node,
      message: `The core workload types have the version "${dialect.version}". Did you mean "${meant ?? ''}"?`,
      fixes: () => (meant === undefined ? [] : changeFix(field.node, meant)),
    });
  },
});
