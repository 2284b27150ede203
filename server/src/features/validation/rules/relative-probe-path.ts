// The path of an HTTP probe that does not start with a slash.
import { textIn } from '../../../model/field.ts';
import { probePaths } from '../container-parts.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'relative-probe-path',
  number: 'R097',
  title: 'The path of an HTTP probe starts with a slash.',
  level: 'warning',
  roles: ['component'],
  docs: {
    why: 'The path is put behind the host and the port as it is. Without the slash the call goes nowhere, and the probe fails for ever.',
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
          path: health
          port: 8080
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
`,
  },
  claims: [{ at: probePaths('httpGet.path'), keywords: ['pattern'] }],
  onViolation: ({ at, node }) => {
    const path = textIn(node) ?? '';
    // A full address names host and port once more: there is no certain answer to it.
    const isAddress = path.includes('://');
    return {
      at,
      message: isAddress
        ? 'Only the path is due here; the host is the container, and the port has its own field.'
        : `Start the path with a slash: "/${path}".`,
      fixes: () => (isAddress ? [] : changeFix(node, `/${path}`)),
    };
  },
});
