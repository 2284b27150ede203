// Keys that published examples and early runtimes write where the specification has another.

/** Paths of such keys, `[]` for list positions → the key that is meant. */
export const OLDER_KEYS: Readonly<Record<string, string>> = {
  'spec.os': 'osType',
  'spec.containers[].ports[].value': 'containerPort',
  'spec.containers[].ports[].type': 'protocol',
  'spec.containers[].command': 'cmd',
  'spec.parameters[].value': 'default',
  'spec.settings': 'workloadSettings',
  'spec.components[].name': 'componentName',
};
