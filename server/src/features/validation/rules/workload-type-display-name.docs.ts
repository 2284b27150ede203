// The page of the rule workload-type-display-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Command lines and addresses are built from these names. Capitals, blanks and dashes do not work there.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: cron
spec:
  group: jobs.example.com
  names:
    kind: CronTask
    singular: cron-task
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: cron
spec:
  group: jobs.example.com
  names:
    kind: CronTask
    singular: crontask
`,
};
