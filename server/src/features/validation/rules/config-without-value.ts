// A configuration file without content.
import { subjectOf } from '../container-parts.ts';
import { neitherValueNorParameter } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'config-without-value',
  number: 'R082',
  title: 'Every configuration file has a value or takes one from a parameter.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'There would be no content. The specification wants this refused, and Rudr crashes on it.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: proxy
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/proxy:1.0.0
      config:
        - path: /etc/proxy/proxy.conf
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: proxy
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/proxy:1.0.0
      config:
        - path: /etc/proxy/proxy.conf
          value: timeout = 30
`,
  },
  claims: [{ at: 'spec.containers[].config[]', keywords: ['anyOf'] }],
  onViolation: (violation, context) =>
    neitherValueNorParameter(violation, context, subjectOf('file', violation.node, 'path')),
});
