// An operating system that the core workload types do not have.
import { nearest } from '../../../base/nearest.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { coreWorkloadOf } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'unknown-os-type',
  number: 'R036',
  title: 'The operating system is linux or windows.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  check: ({ resource, report }) => {
    const { osType, workloadType } = resource;
    if (osType?.value === undefined || SYSTEMS.includes(osType.value) || osType.value === '')
      return;
    // What an extended type takes is its own affair.
    if (workloadType !== undefined && coreWorkloadOf(resource) === undefined) return;
    const meant = nearest(osType.value, SYSTEMS);
    report({
      at: osType.node,
      message: `"osType" must be "linux" or "windows".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
      fixes: () => (meant === undefined ? [] : changeFix(osType.node, meant)),
    });
  },
});

// Operating systems of the core workload types: chapter 3 of the specification.
const SYSTEMS = ['linux', 'windows'];
