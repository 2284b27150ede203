// An instance called web with traits that tests of their rendering are about.

const RESOURCES = `resources:
        cpu:
          required: 0.5
        memory:
          required: 64M`;

/** A component of that type, and a configuration with one instance that has those traits. */
export function withTraits(traits: string, type = 'Server', container = RESOURCES): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: site
spec:
  workloadType: core.oam.dev/v1alpha1.${type}
  containers:
    - name: main
      image: example/site:1
      ports:
        - name: http
          containerPort: 8080
      ${container}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  variables:
    - name: host
      value: shop.example.com
    - name: count
      value: "3"
  components:
    - componentName: site
      instanceName: web
      traits:
${traits.replace(/^(?=.)/gm, '        ')}
`;
}

/** An attachment with those properties. */
export function trait(name: string, properties: Record<string, unknown>): string {
  const lines = Object.entries(properties).map(
    ([key, value]) => `    ${key}: ${JSON.stringify(value)}\n`,
  );
  return `- name: ${name}\n  properties:\n${lines.join('')}`;
}

/** The labels of the objects of that instance. */
export const LABELS = {
  'app.kubernetes.io/name': 'site',
  'app.kubernetes.io/instance': 'web',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'oam',
};
