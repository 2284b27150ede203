// Specs that the in-editor tests start from; the first two have nothing wrong with them.

/** A component without any problem. */
export const component = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: frontend
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: web
      image: example/frontend:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: 128M
      ports:
        - name: http
          containerPort: 8080
`;

/** A configuration without any problem. */
export const configuration = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  variables:
    - name: domain
      value: example.com
  components:
    - componentName: frontend
      instanceName: web
      traits:
        - name: ingress
          properties:
            hostname: "[fromVariable(domain)]"
            servicePort: 8080
            path: /
`;

/** A text with its one occurrence of `part` replaced. */
export function but(text: string, part: string, replacement: string): string {
  const pieces = text.split(part);
  if (pieces.length !== 2) throw new Error(`"${part}" must be in the text once.`);
  return pieces.join(replacement);
}
