// A call of a variable inside a longer text, which not every runtime replaces.
import { variableCall } from '../../../model/variable-call.ts';
import { callsBelow, replacedValues } from '../variable-calls.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'embedded-variable-call',
  number: 'R151',
  title: 'A call is the whole value, and its name holds letters, digits and "_" only.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['configuration'],
  docs: {
    why: 'The specification lets a call stand inside a longer text. Rudr replaces a call only where it is the whole value and its name holds no `-` or `.`; anything else reaches the program literally.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: cam
spec:
  variables:
    - name: HOST
      value: cam.example.com
  components:
    - componentName: cam-web
      instanceName: cam
      parameterValues:
        - name: url
          value: "https://[fromVariable(HOST)]/"
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: cam
spec:
  variables:
    - name: URL
      value: https://cam.example.com/
  components:
    - componentName: cam-web
      instanceName: cam
      parameterValues:
        - name: url
          value: "[fromVariable(URL)]"
`,
    profile: 'rudr',
  },
  check: ({ resource, document, report }) => {
    for (const call of callsBelow(replacedValues(resource), document)) {
      if (!call.exact) continue;
      const isWhole = call.node.value === variableCall(call.argument);
      if (isWhole && /^\w+$/.test(call.argument)) continue;
      report({
        at: call.range,
        message: isWhole
          ? 'Rudr does not replace calls of variables whose names hold other characters than letters, digits and "_".'
          : 'Rudr replaces a call only where it is the whole value.',
      });
    }
  },
});
