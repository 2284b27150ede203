// Specs made up for the benchmark: as long as wanted, and the same in each run.

/** Lines of one generated component. */
export const COMPONENT_LINES = 40;

/** A component of 39 lines and no marker, with a name and ports of its own. */
export function component(index: number): string {
  const parameters = [0, 1, 2]
    .map(
      (each) => `    - name: parameter-${each}
      description: Value number ${each} of this component.
      type: string
      default: value-${index}-${each}
`,
    )
    .join('');
  const env = [0, 1, 2]
    .map((each) => `        - name: VALUE_${each}\n          fromParam: parameter-${each}\n`)
    .join('');
  return `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: component-${index}
  annotations:
    version: 1.0.${index % 100}
    description: Component number ${index}
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
${parameters}  containers:
    - name: main
      image: registry.example.com/shop/component-${index}:1.0.0
      resources:
        cpu:
          required: 0.25
        memory:
          required: 64M
      env:
${env}      ports:
        - name: http
          containerPort: 8080
          protocol: TCP
`;
}

/** A file of about that many lines, a component in each document. */
export function manyDocuments(lines: number): string {
  const count = Math.round(lines / COMPONENT_LINES);
  return Array.from({ length: count }, (_, index) => component(index)).join('---\n');
}

/** A configuration of `instances` instances, in one document; with five values each. */
export function configuration(instances: number, name = 'shop'): string {
  const components = Array.from(
    { length: instances },
    (_, index) => `    - componentName: component-${index}
      instanceName: instance-${index}
      parameterValues:
        - name: parameter-0
          value: changed-${index}
        - name: parameter-1
          value: "[fromVariable(domain)]"
      traits:
        - name: manual-scaler
          properties:
            replicaCount: ${(index % 5) + 1}
`,
  ).join('');
  return `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ${name}
spec:
  variables:
    - name: domain
      value: example.com
  components:
${components}`;
}

/** Lines of one instance in `configuration`. */
export const INSTANCE_LINES = 10;

/** A configuration of about that many lines, one document. */
export function oneDocument(lines: number): string {
  return configuration(Math.round(lines / INSTANCE_LINES));
}

/** A configuration of about 3,000 lines in which each of 1,000 instances repeats the values of the first by an alias. */
export function manyAliases(): string {
  const rest = Array.from(
    { length: 1000 },
    (_, index) => `    - componentName: component-0
      instanceName: instance-${index + 1}
      parameterValues: *values
`,
  ).join('');
  return `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: repeated
spec:
  components:
    - componentName: component-0
      instanceName: instance-0
      parameterValues: &values
        - name: parameter-0
          value: one
${rest}`;
}

/** One file of a workspace: where it goes below its folder, and what it holds. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** A workspace of that many spec files: configurations of nine components each, and those components. */
export function workspace(files: number): readonly GeneratedFile[] {
  return Array.from({ length: files }, (_, index) => {
    const group = Math.floor(index / 10);
    if (index % 10 === 0) {
      const instances = Array.from(
        { length: 9 },
        (__, each) => `    - componentName: component-${index + each + 1}
      instanceName: instance-${index + each + 1}
      parameterValues:
        - name: parameter-0
          value: changed
`,
      ).join('');
      const text = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: application-${group}
spec:
  components:
${instances}`;
      return { path: `group-${group}/application.yaml`, text };
    }
    return { path: `group-${group}/component-${index}.yaml`, text: component(index) };
  });
}

/** A workspace in which that many configurations give a value to the same parameter of one component. */
export function sharedParameter(configurations: number): readonly GeneratedFile[] {
  const users = Array.from({ length: configurations }, (_, index) => ({
    path: `application-${index}.yaml`,
    text: configuration(1, `application-${index}`),
  }));
  return [{ path: 'component.yaml', text: component(0) }, ...users];
}
