// A workload type beyond the core types, about which nothing is known here.
import type { ComponentResource } from '../../../model/resource.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'extended-workload-type',
  number: 'R031',
  title: 'Extended workload types are known to the platform.',
  level: { spec: 'information', rudr: 'error' },
  roles: ['component'],
  docs: {
    why: `A platform has to refuse a component of a type that it does not know. Which types a platform has besides the core types cannot be seen from here. Rudr runs any type whose settings have an entry \`spec\`, and no other.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: lake
spec:
  workloadType: data.example.com/v1.Lake
  workloadSettings:
    - name: size
      value: 3
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: lake
spec:
  workloadType: monitoring.coreos.com/v1.Prometheus
  workloadSettings:
    - name: spec
      value:
        replicas: 3
`,
  },
  check: ({ resource, dialect, report, profile }) => {
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'extended' || (profile === 'rudr' && hasSpec(resource))) return;
    report({
      at: field.node,
      message: `Nothing is known here of the workload type "${field.value}", so its settings are not checked${meant === undefined ? '' : `. Known is "${meant}"`}.`,
      fixes: () => (meant === undefined ? [] : changeFix(field.node, meant, 'choice')),
    });
  },
});

/** Rudr hands the setting of that name on as the body of whatever object is asked for. */
function hasSpec({ workloadSettings }: ComponentResource): boolean {
  return workloadSettings.some(({ name }) => name?.value === 'spec');
}
