// The page of the rule kind-of-other-group: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Configurations are called differently in the draft and in the release: \`OperationalConfiguration\` belongs to \`core.hydra.io\`, \`ApplicationConfiguration\` to \`core.oam.dev\`. In the other group the kind does not exist. Early releases of Rudr mixed the two, so that the newer kind in the draft's group is only a warning.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: OperationalConfiguration
metadata:
  name: billing
spec:
  components:
    - componentName: invoices
      instanceName: billing-invoices
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: billing
spec:
  components:
    - componentName: invoices
      instanceName: billing-invoices
`,
};
