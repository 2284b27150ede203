// Specs of small applications for the tests of the command line, with a secret that only the name of its parameter gives away.

/** Must not be in any output. */
export const canary = 'canary-7f3a9c-value';

export interface Specs {
  /** Of a component with a service, or without one. */
  readonly parts: readonly ('web' | 'worker')[];
  readonly mode: string;
  /** Processors that each pod asks for. */
  readonly cpu?: number;
}

/** The text of a configuration of that name with its components. */
export function specs(name: string, { parts, mode, cpu = 0.01 }: Specs): string {
  const documents = parts.map(
    (part) => `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: { name: ${part} }
spec:
  workloadType: core.oam.dev/v1alpha1.${part === 'web' ? 'Server' : 'Worker'}
  parameters:
    - { name: mode, type: string, default: none }
    - { name: dbPassword, type: string, default: ${canary} }
  containers:
    - name: main
      image: example/${part}:1.0.0
      env: [{ name: MODE, fromParam: mode }, { name: DB, fromParam: dbPassword }]
      ${part === 'web' ? 'ports: [{ name: http, containerPort: 80 }]' : ''}
      resources: { cpu: { required: ${cpu} }, memory: { required: 8M } }
`,
  );
  const instances = parts.map(
    (part) => `    - componentName: ${part}
      instanceName: ${name}-${part}
      parameterValues: [{ name: mode, value: '${mode}' }]
`,
  );
  const configuration = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: { name: ${name} }
spec:
  components:
${instances.join('')}`;
  return [...documents, configuration].join('---\n');
}
