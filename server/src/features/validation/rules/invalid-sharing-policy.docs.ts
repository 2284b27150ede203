// The page of the rule invalid-sharing-policy: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Any other word, also in lower case, is refused when the component is loaded.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: uploader
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/uploader:1.0.0
      resources:
        volumes:
          - name: uploads
            mountPath: /srv/uploads
            sharingPolicy: shared
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: uploader
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/uploader:1.0.0
      resources:
        volumes:
          - name: uploads
            mountPath: /srv/uploads
            sharingPolicy: Shared
`,
};
