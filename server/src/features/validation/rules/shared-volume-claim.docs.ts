// The page of the rule shared-volume-claim: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Rudr names the claim for storage after the volume alone. The claim of the second instance has the same name and fails, or both instances write to one disk.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: disk
spec:
  components:
    - componentName: disk-api
      instanceName: disk
      traits:
        - name: volume-mounter
          properties:
            volumeName: data
            storageClass: standard
    - componentName: disk-worker
      instanceName: worker
      traits:
        - name: volume-mounter
          properties:
            volumeName: data
            storageClass: standard
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: disk
spec:
  components:
    - componentName: disk-api
      instanceName: disk
      traits:
        - name: volume-mounter
          properties:
            volumeName: api-data
            storageClass: standard
    - componentName: disk-worker
      instanceName: worker
      traits:
        - name: volume-mounter
          properties:
            volumeName: worker-data
            storageClass: standard
`,
  profile: 'rudr',
};
