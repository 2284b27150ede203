// The page of the rule trait-schema: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A keyword with a value that JSON Schema does not allow is skipped or stops the whole check, depending on the tool. The commonest slip is `required` written among the properties instead of beside them: nothing is required then.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: autopause
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Task
  properties:
    type: object
    properties:
      idleMinutes:
        type: integer
      required:
        - idleMinutes
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: autopause
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Task
  properties:
    type: object
    required:
      - idleMinutes
    properties:
      idleMinutes:
        type: integer
`,
};
