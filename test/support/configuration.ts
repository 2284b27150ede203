// Configurations that tests of rules are about, with only the part that matters left to write.

/** A configuration with that `spec`, indented by two blanks. */
export function configuration(spec: string): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: app
spec:
${indent(spec, 2)}
`;
}

/** The same in the draft. */
export function draftConfiguration(spec: string): string {
  return configuration(spec)
    .replace('core.oam.dev', 'core.hydra.io')
    .replace('ApplicationConfiguration', 'OperationalConfiguration')
    .replace('  name: app', '  name: app\n  version: 1.0.0\n  description: An app');
}

/** An instance with those fields besides its names. */
export function instance(fields = ''): string {
  return `components:
  - componentName: backend
    instanceName: api
${indent(fields, 4)}`;
}

/** An instance with those items of `traits`. */
export function traits(items: string): string {
  return instance(`traits:\n${indent(items, 2)}`);
}

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
