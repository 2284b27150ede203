// A component, a configuration with one instance of it, and definitions of traits, each in a file of its own.
import { marksIn, type Conditions } from './problems.ts';

export const GROUP = 'core.oam.dev/v1alpha1';

export function component(type: string, container = ''): string {
  const workloadType = type.includes('/') ? type : `${GROUP}.${type}`;
  return `--- file: component.yaml
apiVersion: ${GROUP}
kind: ComponentSchematic
metadata:
  name: api
spec:
  workloadType: ${workloadType}
  containers:
    - name: main
      image: example/api:1.0.0
${container}`;
}

/** Traits are given in flow style. */
export function attach(...traits: readonly string[]): string {
  const list = traits.map((trait) => `        - ${trait}\n`).join('');
  return `--- file: app.yaml
apiVersion: ${GROUP}
kind: ApplicationConfiguration
metadata:
  name: app
spec:
  components:
    - componentName: api
      instanceName: api
${list === '' ? '' : `      traits:\n${list}`}`;
}

export function trait(name: string, spec: string): string {
  return `--- file: ${name}-trait.yaml
apiVersion: ${GROUP}
kind: Trait
metadata:
  name: ${name}
spec:
${spec.replace(/^(?=.)/gm, '  ')}
`;
}

export const ANY = 'appliesTo: ["*"]';
export const SCALER = '{name: manual-scaler, properties: {replicaCount: 2}}';
export const AUTO = '{name: auto-scaler, properties: {cpu: 50}}';
export const INGRESS = '{name: ingress, properties: {hostname: a.io, servicePort: 80}}';
export const port = (...numbers: readonly number[]): string =>
  `      ports:\n${numbers.map((number, index) => `        - {name: p${String(index)}, containerPort: ${String(number)}}\n`).join('')}`;

/** What rules say of the traits of the configuration; information on the component is not the matter. */
export function seen(text: string, conditions: Conditions = {}): string[] {
  const others = ['missing-resources', 'missing-trait-properties', 'redefined-trait'];
  return marksIn(text, conditions).filter((mark) => !others.some((code) => mark.includes(code)));
}
