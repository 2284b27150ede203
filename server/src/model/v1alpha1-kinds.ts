// The five kinds that the draft and v1alpha1 have in common; only the name of the configuration differs.
import type { KindInfo } from './dialects/dialect.ts';

/** The kinds of an API version that calls its configurations `configurationKind`. */
export function sharedKinds(
  apiVersion: string,
  configurationKind: string,
): Readonly<Record<string, KindInfo>> {
  return {
    ComponentSchematic: {
      role: 'component',
      schemaId: `${apiVersion}/ComponentSchematic`,
      summary: 'What to run: containers and their needs, with parameters that operators set.',
    },
    [configurationKind]: {
      role: 'configuration',
      schemaId: `${apiVersion}/${configurationKind}`,
      summary: 'An application: which components run, with which values, traits and scopes.',
    },
    Trait: {
      role: 'trait',
      schemaId: `${apiVersion}/Trait`,
      summary: 'An operational feature that can be put on components, such as scaling or ingress.',
    },
    ApplicationScope: {
      role: 'scope',
      schemaId: `${apiVersion}/ApplicationScope`,
      summary:
        'A kind of group that component instances join, such as a network or a health group.',
    },
    WorkloadType: {
      role: 'workload-type',
      schemaId: `${apiVersion}/WorkloadType`,
      summary: 'A way to run components beyond the six core types.',
    },
  };
}

/** Kinds that authors write by mistake → the kind that is meant. */
export const sharedKindAliases: Readonly<Record<string, string>> = {
  Component: 'ComponentSchematic',
  Scope: 'ApplicationScope',
};
