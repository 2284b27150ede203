// core.hydra.io/v1alpha1: the draft "Hydra" of August 2019, from which OAM v1alpha1 came.
import { refers } from '../../name-rule.ts';
import { sharedNames } from '../../v1alpha1-names.ts';
import type { Dialect } from '../dialect.ts';

const API_VERSION = 'core.hydra.io/v1alpha1';

export const hydraV1alpha1: Dialect = {
  apiVersion: API_VERSION,
  group: 'core.hydra.io',
  version: 'v1alpha1',
  label: 'Hydra draft',
  successor: 'core.oam.dev/v1alpha1',
  otherVersions: [],
  kinds: {
    ComponentSchematic: {
      role: 'component',
      schemaId: `${API_VERSION}/ComponentSchematic`,
      summary: 'What to run: containers and their needs, with parameters that operators set.',
    },
    OperationalConfiguration: {
      role: 'configuration',
      schemaId: `${API_VERSION}/OperationalConfiguration`,
      summary: 'An application: which components run, with which values, traits and scopes.',
    },
    Trait: {
      role: 'trait',
      schemaId: `${API_VERSION}/Trait`,
      summary: 'An operational feature that can be put on components, such as scaling or ingress.',
    },
    ApplicationScope: {
      role: 'scope',
      schemaId: `${API_VERSION}/ApplicationScope`,
      summary:
        'A kind of group that component instances join, such as a network or a health group.',
    },
    WorkloadType: {
      role: 'workload-type',
      schemaId: `${API_VERSION}/WorkloadType`,
      summary: 'A way to run components beyond the six core types.',
    },
  },
  runtimeKinds: ['ComponentInstance'],
  kindAliases: {
    Component: 'ComponentSchematic',
    Scope: 'ApplicationScope',
  },
  names: [...sharedNames, refers('configuration', 'spec.components[].traits[].type', 'trait')],
  facts: {
    descriptionIn: 'metadata',
    nameRequired: false,
    labelList: 'tolerated',
    traitIdentity: 'type',
    reservedDomain: 'hydra.io',
    settingsOnCoreWorkloads: 'allowed',
    componentsAsMap: 'tolerated',
    nameForComponent: 'read',
    workloadPorts: 'unsaid',
    imageDigest: 'must',
    portName: 'any',
  },
};
