// A setting that the workload type needs and that is not given.
import { nearest } from '../../../base/nearest.ts';
import type { ComponentResource } from '../../../model/resource.ts';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import { fewestFindings } from '../definitions.ts';
import {
  addSettingFix,
  settingsCandidates,
  settingsPlace,
  type SettingsCandidate,
} from '../workload-settings.ts';
import { defineRule, type Finding, type WorkspaceContext } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-workload-setting',
  number: 'R111',
  title: 'The settings that a workload type needs are given.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  checkInWorkspace: (context) => {
    // A setting whose name cannot be read may be the one that seems to be missing.
    if (context.resource.workloadSettings.some(({ name }) => name?.value === undefined)) return;
    const candidates = settingsCandidates(context);
    fewestFindings(candidates, (candidate) => findingsFor(context, candidate)).forEach(
      context.report,
    );
  },
});

function findingsFor(
  context: WorkspaceContext<ComponentResource>,
  { kind, schema, required, severity, related }: SettingsCandidate,
): readonly Finding[] {
  const { resource } = context;
  const place = settingsPlace(resource);
  const names = resource.workloadSettings.map(({ name }) => name?.value ?? '');
  if (place === undefined) return [];
  return required
    .filter((name) => !names.some((other) => other === name || isMisspelt(other, name, schema)))
    .map((name): Finding => ({
      at: place,
      message: `${kind} needs the setting "${name}", which is not given.`,
      ...(severity === undefined ? {} : { severity }),
      related,
      fixes: () => addSettingFix(context, name, schema.properties?.[name]),
    }));
}

/** A name that is only misspelt is reported where it stands. */
function isMisspelt(written: string, meant: string, { properties }: JsonSchema): boolean {
  return !Object.hasOwn(properties ?? {}, written) && nearest(written, [meant]) !== undefined;
}
