// The page of the rule embedded-variable-call: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
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
};
