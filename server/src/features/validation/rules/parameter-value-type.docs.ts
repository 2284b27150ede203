// The page of the rule parameter-value-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Parameters have simple types. A list or mapping is refused; where a component needs one, it takes it as text.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: grid
spec:
  components:
    - componentName: grid-node
      instanceName: node
      parameterValues:
        - name: peers
          value: [alpha, beta]
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: grid
spec:
  components:
    - componentName: grid-node
      instanceName: node
      parameterValues:
        - name: peers
          value: alpha,beta
`,
};
