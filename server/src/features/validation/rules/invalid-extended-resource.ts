// An extended resource without a full name or an amount.
import { textIn } from '../../../model/field.ts';
import { subjectOf } from '../container-parts.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { quoteFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

const EXTENDED = 'spec.containers[].resources.extended[]';

export const rule = defineRule({
  code: 'invalid-extended-resource',
  number: 'R073',
  title: 'An extended resource has a full name and says how much is needed, as text.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  docs: {
    why: 'A platform looks the resource up by its full name and has to refuse what it cannot find. Rudr passes over extended resources.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: alarm
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/alarm:1.0.0
      resources:
        extended:
          - name: sensor
            required: "1"
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: alarm
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/alarm:1.0.0
      resources:
        extended:
          - name: ext.example.com/v1.MotionSensor
            required: "1"
`,
  },
  claims: [
    {
      at: [`${EXTENDED}.name`, `${EXTENDED}.required`],
      keywords: ['required', 'type', 'pattern', 'minLength'],
    },
  ],
  onViolation: (violation, context) => {
    const { at, node, keyword, property } = violation;
    if (keyword === 'required') {
      return {
        at,
        message: `${subjectOf('extended resource', node)} has no "${property ?? ''}".`,
        fixes: () => addFieldFix(context, node, [property ?? '']),
      };
    }
    if (keyword === 'pattern') {
      return {
        at,
        message: `"${textIn(node) ?? ''}" is not a full name. Write GROUP/VERSION.KIND, such as "ext.example.com/v1.MotionSensor".`,
      };
    }
    return {
      at,
      message: describeViolation(violation),
      fixes: () => quoteFix(node, context.document),
    };
  },
});
