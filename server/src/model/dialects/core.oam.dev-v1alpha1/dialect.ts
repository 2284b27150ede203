// core.oam.dev/v1alpha1: release v0.1.0 of the specification.
import { refers } from '../../name-rule.ts';
import { sharedNames } from '../../v1alpha1-names.ts';
import type { Dialect } from '../dialect.ts';

const API_VERSION = 'core.oam.dev/v1alpha1';

export const oamV1alpha1: Dialect = {
  apiVersion: API_VERSION,
  group: 'core.oam.dev',
  version: 'v1alpha1',
  label: 'OAM v1alpha1',
  successor: undefined,
  otherVersions: ['v1alpha2', 'v1beta1'],
  kinds: {
    ComponentSchematic: {
      role: 'component',
      schemaId: `${API_VERSION}/ComponentSchematic`,
      summary: 'What to run: containers and their needs, with parameters that operators set.',
    },
    ApplicationConfiguration: {
      role: 'configuration',
      schemaId: `${API_VERSION}/ApplicationConfiguration`,
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
  runtimeKinds: ['ComponentInstance', 'HealthScope'],
  kindAliases: {
    Component: 'ComponentSchematic',
    Scope: 'ApplicationScope',
  },
  names: [...sharedNames, refers('configuration', 'spec.components[].traits[].name', 'trait')],
  facts: {
    descriptionIn: 'annotations',
    nameRequired: true,
    labelList: 'refused',
    traitIdentity: 'name',
    reservedDomain: 'oam.dev',
    settingsOnCoreWorkloads: 'reserved',
    componentsAsMap: 'refused',
    nameForComponent: 'dropped',
    workloadPorts: 'stated',
    imageDigest: 'recommended',
    portName: 'letters',
  },
};
