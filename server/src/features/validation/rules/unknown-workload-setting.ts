// A setting that the workload type does not know.
import type { ComponentResource } from '../../../model/resource.ts';
import { fewestFindings } from '../definitions.ts';
import { removeItemFix } from '../duplicates.ts';
import { listNames, nearHint } from '../near-names.ts';
import { nearestFix } from '../value-fixes.ts';
import { settingsCandidates, type SettingsCandidate } from '../workload-settings.ts';
import { defineRule, type Finding, type WorkspaceContext } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-workload-setting',
  number: 'R111',
  title: 'Only settings that the workload type knows are given.',
  level: 'warning',
  roles: ['component'],
  checkInWorkspace: (context) => {
    const candidates = settingsCandidates(context);
    fewestFindings(candidates, (candidate) => findingsFor(context, candidate)).forEach(
      context.report,
    );
  },
});

function findingsFor(
  { resource, document }: WorkspaceContext<ComponentResource>,
  { kind, schema, related }: SettingsCandidate,
): readonly Finding[] {
  const allowed = Object.keys(schema.properties ?? {});
  return resource.workloadSettings.flatMap(({ name, node }): Finding[] => {
    const written = name?.value ?? '';
    if (name === undefined || written === '' || allowed.includes(written)) return [];
    const hint = nearHint(written, allowed, listNames('It knows', allowed, 'It knows none.'));
    return [
      {
        at: name.node,
        message: `${kind} has no setting "${written}". ${hint}`,
        related,
        fixes: () => [
          ...nearestFix(name.node, allowed),
          ...removeItemFix(document, node, 'Remove this setting'),
        ],
      },
    ];
  });
}
