// core.hydra.io/v1alpha1: the draft "Hydra" of August 2019, from which OAM v1alpha1 came.
import { refers } from '../../name-rule.ts';
import { sharedKindAliases, sharedKinds } from '../../v1alpha1-kinds.ts';
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
  kinds: sharedKinds(API_VERSION, 'OperationalConfiguration'),
  runtimeKinds: ['ComponentInstance'],
  kindAliases: sharedKindAliases,
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
