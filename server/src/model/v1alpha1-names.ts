// The rows of the table of names that the draft and v1alpha1 have in common.
import { declares, refers, type NameRule } from './name-rule.ts';

const PARAMETER_OF_COMPONENT = {
  in: 'sibling',
  symbol: 'component',
  field: 'componentName',
} as const;

export const sharedNames: readonly NameRule[] = [
  declares('component', 'metadata.name', 'component', 'workspace'),
  refers('component', 'spec.workloadType', 'workload-type'),
  declares('component', 'spec.parameters[].name', 'parameter'),
  declares('component', 'spec.containers[].name', 'container'),
  declares('component', 'spec.containers[].ports[].name', 'port'),
  declares('component', 'spec.containers[].resources.volumes[].name', 'volume'),
  refers('component', 'spec.containers[].env[].fromParam', 'parameter', 'document'),
  refers('component', 'spec.containers[].config[].fromParam', 'parameter', 'document'),
  refers('component', 'spec.workloadSettings[].fromParam', 'parameter', 'document'),

  declares('configuration', 'metadata.name', 'configuration', 'workspace'),
  declares('configuration', 'spec.variables[].name', 'variable'),
  declares('configuration', 'spec.scopes[].name', 'scope-instance', 'workspace'),
  refers('configuration', 'spec.scopes[].type', 'scope-type'),
  refers('configuration', 'spec.components[].componentName', 'component'),
  declares('configuration', 'spec.components[].instanceName', 'instance'),
  refers(
    'configuration',
    'spec.components[].parameterValues[].name',
    'parameter',
    PARAMETER_OF_COMPONENT,
  ),
  refers('configuration', 'spec.components[].applicationScopes[]', 'scope-instance'),

  declares('trait', 'metadata.name', 'trait', 'workspace'),
  refers('trait', 'spec.appliesTo[]', 'workload-type'),

  declares('scope', 'spec.type', 'scope-type', 'workspace'),
  declares('scope', 'spec.parameters[].name', 'parameter'),

  declares('workload-type', 'spec.names.kind', 'workload-type', 'workspace'),
  declares('workload-type', 'spec.settings[].name', 'setting'),
];
