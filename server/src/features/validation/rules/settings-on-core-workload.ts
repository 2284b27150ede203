// Workload settings on a core workload type.
import { pairOf } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { fixOf } from '../value-fixes.ts';
import { coreWorkloadOf } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'settings-on-core-workload',
  number: 'R038',
  title: 'Core workload types have no workload settings.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['component'],
  check: ({ document, resource, dialect, report }) => {
    const core = coreWorkloadOf(resource);
    const pair = pairOf(resource.spec, 'workloadSettings');
    if (core === undefined || pair === undefined || resource.workloadSettings.length === 0) return;
    if (dialect.facts.settingsOnCoreWorkloads !== 'reserved') return;
    report({
      at: pair.key,
      message: `A ${core.kind} reads no workload settings; they are for extended workload types.`,
      fixes: () => fixOf('Remove the settings', [removePair(document, pair)], 'choice'),
    });
  },
});
