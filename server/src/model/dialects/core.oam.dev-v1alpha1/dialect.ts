// core.oam.dev/v1alpha1: release v0.1.0 of the specification.
import { refers } from '../../name-rule.ts';
import { sharedKindAliases, sharedKinds } from '../../v1alpha1-kinds.ts';
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
  kinds: sharedKinds(API_VERSION, 'ApplicationConfiguration'),
  runtimeKinds: ['ComponentInstance', 'HealthScope'],
  kindAliases: sharedKindAliases,
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
