// Two headers of the same name in one probe.
import { probesOf } from '../container-parts.ts';
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-http-header',
  number: 'R101',
  title: 'The headers of a probe have different names.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['component'],
  docs: {
    why: 'The specification wants each name once. Capitals make no difference in the names of headers.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/shop:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        httpGet:
          path: /health
          port: 8080
          httpHeaders:
            - name: X-Token
              value: probe
            - name: x-token
              value: other
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/shop:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        httpGet:
          path: /health
          port: 8080
          httpHeaders:
            - name: X-Token
              value: probe
`,
  },
  check: (context) => {
    for (const { probe } of probesOf(context.resource)) {
      reportDuplicates(context, probe.httpGet?.httpHeaders ?? [], {
        what: 'header',
        nameOf: (item) => item.name,
        keyOf: (name) => String(name).toLowerCase(),
      });
    }
  },
});
