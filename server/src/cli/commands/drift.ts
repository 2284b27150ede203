// `oam drift`: how a deployed application differs from its last release and from the specs.
import { UsageError, type Command } from '../command.ts';
import { sourceIn } from '../deploy/arguments.ts';
import { targetHelp, targetIn, targetOptions } from '../deploy/target.ts';
import { versionIn } from '../render/cluster-options.ts';

export const driftCommand: Command = {
  name: 'drift',
  summary: 'shows what changed in a cluster since the last release, and who did it',
  help: `Compares the last release of an application, the cluster and the specs, field by field, without
changing anything. Without specs, the release and the cluster.

Usage: oam drift [PATH…] [OPTIONS]

PATH is a file, a folder, a pattern in quotes, or - for standard input. All of them together are
checked as one closed set.

Options:
  --application NAME        the application; needed without a PATH, and where the specs have several
  --set VARIABLE=VALUE      a value for a variable; may be given several times
  --values FILE             values for variables, as a YAML map; --set wins over it
  --kubernetes-version 1.N  the version to write for (default: that of the cluster)
${targetHelp}

Each object is one of these:
  same      as released, and as the specs say
  drifted   somebody changed it in the cluster since the release; the fields name who
  missing   the release made it, and it is gone
  specs     it is as released, and the specs say something else by now, or nothing any more
  new       it is in the specs only

Secrets are shown as <hidden #n>; equal ones have equal numbers.

Exit status: 0 all objects are the same; 1 some are not; 2 it cannot be told.

Examples:
  oam drift --application parcels --context dev --namespace parcels
  oam drift examples/parcels --context dev --namespace parcels --format json
`,
  options: {
    application: { type: 'string' },
    set: { type: 'string', multiple: true },
    values: { type: 'string', multiple: true },
    'kubernetes-version': { type: 'string' },
    ...targetOptions,
  },
  async run(args, terminal) {
    const channels = args.flags.has('no-color') ? terminal.withoutColor() : terminal;
    const application = args.texts.get('application');
    if (args.positionals.length === 0) {
      if (application === undefined) {
        throw new UsageError('Name the files of the specs, or the application with --application.');
      }
      const unused = ['set', 'values', 'kubernetes-version'].find(
        (option) => args.texts.has(option) || args.lists.has(option),
      );
      if (unused !== undefined) throw new UsageError(`--${unused} goes with the files of specs.`);
    }
    const request = {
      source: args.positionals.length === 0 ? undefined : await sourceIn(args),
      application: application ?? '',
      kubernetesVersion: versionIn(args),
      target: targetIn(args),
    };
    // Loaded here, so that commands without a cluster do not pay for it.
    const { runDrift } = await import('../deploy/drift.ts');
    return runDrift(request, channels);
  },
};
