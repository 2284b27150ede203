// A configuration file that takes its content from a parameter that is not declared.
import { reportUnknownParameters } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-config-parameter',
  number: 'R083',
  title: 'Configuration files take their content from declared parameters.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  docs: {
    why: 'A parameter that the component does not declare never has a value, so the file would have no content.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: proxy
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: settings
      type: string
      default: timeout = 30
  containers:
    - name: main
      image: example/proxy:1.0.0
      config:
        - path: /etc/proxy/proxy.conf
          fromParam: setings
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: proxy
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: settings
      type: string
      default: timeout = 30
  containers:
    - name: main
      image: example/proxy:1.0.0
      config:
        - path: /etc/proxy/proxy.conf
          fromParam: settings
`,
  },
  // A name in a bad form is either that of a declaration, which is where it is reported, or unknown.
  claims: [{ at: 'spec.containers[].config[].fromParam', keywords: ['pattern', 'maxLength'] }],
  onViolation: () => undefined,
  check: (context) => {
    const users = context.resource.containers.flatMap(({ config }) => config);
    reportUnknownParameters(context, users, 'warning');
  },
});
