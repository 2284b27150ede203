// Arguments of `oam diff` and `oam deploy` that say what is deployed and how.
import type { ParseArgsOptionsConfig } from 'node:util';
import { defaultRunOptions, type RunOptions } from '../../deploy/run.ts';
import { choice, UsageError, type Arguments } from '../command.ts';
import { versionIn } from '../render/cluster-options.ts';
import { durationOption } from './duration.ts';
import { checkNames } from './named-objects.ts';
import type { NamedChoices, PlanOptions } from './plan.ts';
import type { SourceRequest } from './source.ts';

export const sourceOptions = {
  application: { type: 'string' },
  set: { type: 'string', multiple: true },
  values: { type: 'string', multiple: true },
  way: { type: 'string' },
  'kubernetes-version': { type: 'string' },
  'keep-theirs': { type: 'string', multiple: true },
  'take-over': { type: 'string', multiple: true },
  adopt: { type: 'string', multiple: true },
  replace: { type: 'string', multiple: true },
  'prune-protected': { type: 'string', multiple: true },
} as const satisfies ParseArgsOptionsConfig;

/** Lines of a help text for `sourceOptions`. */
export const sourceHelp = `  --application NAME        the configuration to deploy; not needed where there is only one
  --set VARIABLE=VALUE      a value for a variable; may be given several times
  --values FILE             values for variables, as a YAML map; --set wins over it
  --way WAY                 rendered (default): Kubernetes objects; native: the OAM resources
                            themselves, for a cluster that runs an OAM runtime
  --kubernetes-version 1.N  the version to write for (default: that of the cluster)
  --keep-theirs KIND/NAME   in a conflict, leaves the fields to those who manage them
  --take-over KIND/NAME     in a conflict, sets the fields all the same
  --adopt KIND/NAME         makes an object of somebody else part of the application
  --replace KIND/NAME       deletes an object and creates it anew where a field cannot be changed
  --prune-protected KIND/NAME
                            deletes this one too when it is no longer in the specs, though it
                            is a namespace, a volume claim or marked to be kept`;

/** Throws a `UsageError` when nothing is named. */
export async function sourceIn(args: Arguments): Promise<SourceRequest> {
  if (args.positionals.length === 0) throw new UsageError('Name the files to deploy.');
  // Loaded here, because it reads YAML, which other commands do not need.
  const { assignmentsFrom } = await import('./variables.ts');
  return {
    paths: args.positionals,
    application: args.texts.get('application'),
    assignments: await assignmentsFrom(args),
  };
}

export function planIn(args: Arguments): PlanOptions {
  return {
    way: choice(args, 'way', ['rendered', 'native'] as const) ?? 'rendered',
    kubernetesVersion: versionIn(args),
    choices: choicesIn(args),
  };
}

function choicesIn(args: Arguments): NamedChoices {
  const named = (option: string): readonly string[] => {
    const texts = args.lists.get(option) ?? [];
    checkNames(option, texts);
    return texts;
  };
  return {
    keepTheirs: named('keep-theirs'),
    takeOver: named('take-over'),
    adopt: named('adopt'),
    replace: named('replace'),
    prune: named('prune-protected'),
  };
}

export const runOptions = {
  wait: { type: 'boolean' },
  'no-wait': { type: 'boolean' },
  timeout: { type: 'string' },
  'object-timeout': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** Lines of a help text for `runOptions`. */
export const runHelp = `  --wait, --no-wait         whether to wait until all is ready (default: --wait)
  --timeout TIME            for all objects to become ready (default 15m)
  --object-timeout TIME     for each of them (default 5m)`;

/** What the options say about a run, on top of the defaults. */
export function runIn(args: Arguments): RunOptions {
  const { flags } = args;
  if (flags.has('wait') && flags.has('no-wait')) {
    throw new UsageError('--wait and --no-wait contradict each other.');
  }
  return {
    ...defaultRunOptions,
    wait: flags.has('no-wait') ? 'none' : 'all',
    timeout: durationOption(args, 'timeout') ?? defaultRunOptions.timeout,
    objectTimeout: durationOption(args, 'object-timeout') ?? defaultRunOptions.objectTimeout,
    onFailure: choice(args, 'on-failure', ['stop', 'rollback'] as const) ?? 'stop',
    prune: flags.has('prune') ? 'confirmed' : 'none',
  };
}

/** The one name that `oam status`, `rollback` and `delete` work on; undefined when there is none. */
export function applicationNameIn({ positionals, texts }: Arguments): string | undefined {
  const [first, more] = positionals;
  const named = texts.get('application');
  if (more !== undefined || (first !== undefined && named !== undefined && first !== named)) {
    throw new UsageError('One application at a time, please.');
  }
  return first ?? named;
}
