// What users can set that changes answers: the profile, severities, which files count.
import type { Severity } from '../model/problem.ts';

/**
 * `spec`: what the specification says. `rudr`: what its reference runtime really does with a spec.
 */
export type Profile = 'spec' | 'rudr';
export const profiles: readonly Profile[] = ['spec', 'rudr'];

/** `open`: other files may declare what none of these does. `closed`: these are all there are. */
export type ReferenceMode = 'open' | 'closed';
export const referenceModes: readonly ReferenceMode[] = ['open', 'closed'];

export type RuleLevel = Severity | 'off';
export const ruleLevels: readonly RuleLevel[] = ['error', 'warning', 'information', 'hint', 'off'];

export interface Settings {
  readonly profile: Profile;
  /** Level by rule code, where it differs from what the profile says. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Undefined when nobody said: then an editor takes `open`, the command line `closed`. */
  readonly references?: ReferenceMode | undefined;
  /** Globs of files to check, relative to the folder; empty means every YAML and JSON file. */
  readonly include: readonly string[];
  /** Globs of files to leave out; they win over `include`. */
  readonly exclude: readonly string[];
}

export const defaultSettings: Settings = { profile: 'spec', rules: {}, include: [], exclude: [] };

/** Base name of the settings file. It holds for its folder and all below, up to the next such file. */
export const CONFIG_FILE = 'oam.config.yaml';

/** Settings of a file on top of others: single values replace, rules are merged, lists replace when given. */
export function mergeSettings(base: Settings, over: Partial<Settings>): Settings {
  return {
    profile: over.profile ?? base.profile,
    rules: { ...base.rules, ...over.rules },
    references: over.references ?? base.references,
    include: over.include ?? base.include,
    exclude: over.exclude ?? base.exclude,
  };
}
