// The page of the rule parameter-without-value: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Without a value the parameter counts as not set: its default applies, or the instance is refused where there is none.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: maps
spec:
  components:
    - componentName: map-tiles
      instanceName: tiles
      parameterValues:
        - name: zoom
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: maps
spec:
  components:
    - componentName: map-tiles
      instanceName: tiles
      parameterValues:
        - name: zoom
          value: 12
`,
};
