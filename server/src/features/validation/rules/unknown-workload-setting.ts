// A setting that the workload type does not know.
import { nearest } from '../../../base/nearest.ts';
import { removeItemFix } from '../duplicates.ts';
import { nearestFix } from '../value-fixes.ts';
import { settingsSchemaOf } from '../workload-settings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-workload-setting',
  number: 'R111',
  title: 'Only settings that the built-in workload type knows are given.',
  level: 'warning',
  roles: ['component'],
  docs: {
    why: 'A setting that the workload type does not know is dropped, or the component is refused.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: image
      type: string
      value: example/resize:1.2.0
    - name: handlr
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
    const known = settingsSchemaOf(context.resource);
    if (known === undefined) return;
    const allowed = Object.keys(known.schema.properties ?? {});
    for (const { name, node } of context.resource.workloadSettings) {
      const written = name?.value ?? '';
      if (name === undefined || written === '' || allowed.includes(written)) continue;
      const meant = nearest(written, allowed);
      const hint =
        meant === undefined
          ? `It knows ${allowed.map((other) => `"${other}"`).join(', ')}.`
          : `Did you mean "${meant}"?`;
      context.report({
        at: name.node,
        message: `${known.info.kind} has no setting "${written}". ${hint}`,
        fixes: () => [
          ...nearestFix(name.node, allowed),
          ...removeItemFix(context.document, node, 'Remove this setting'),
        ],
      });
    }
  },
});
