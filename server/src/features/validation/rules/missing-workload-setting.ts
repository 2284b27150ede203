// A setting that the workload type needs and that is not given.
import { nearest } from '../../../base/nearest.ts';
import { addSettingFix, settingsPlace, settingsSchemaOf } from '../workload-settings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-workload-setting',
  number: 'R111',
  title: 'The settings that a built-in workload type needs are given.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  docs: {
    why: 'The workload type cannot run anything without them: a runtime may refuse the component, and Rudr does.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: handler
      type: string
      value: node index.js
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: image
      type: string
      value: example/resize:1.2.0
    - name: handler
      type: string
      value: node index.js
`,
  },
  check: (context) => {
    const { resource } = context;
    const known = settingsSchemaOf(resource);
    const place = settingsPlace(resource);
    if (known === undefined || place === undefined) return;
    const names = resource.workloadSettings.map(({ name }) => name?.value);
    // A setting whose name cannot be read may be the one that seems to be missing.
    if (names.includes(undefined)) return;
    for (const name of known.schema.required ?? []) {
      if (names.some((other) => other === name || nearest(other ?? '', [name]) !== undefined)) {
        continue;
      }
      context.report({
        at: place,
        message: `${known.info.kind} needs the setting "${name}", which is not given.`,
        fixes: () => addSettingFix(context, name, known.schema.properties?.[name]),
      });
    }
  },
});
