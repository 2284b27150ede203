// `oam deploy`: brings a configuration into a cluster.
import type { Command } from '../command.ts';
import {
  planIn,
  runHelp,
  runIn,
  runOptions,
  sourceHelp,
  sourceIn,
  sourceOptions,
} from '../deploy/arguments.ts';
import {
  confirmationIn,
  confirmHelp,
  confirmOptions,
  targetHelp,
  targetIn,
  targetOptions,
} from '../deploy/target.ts';

export const deployCommand: Command = {
  name: 'deploy',
  summary: 'brings a configuration into a cluster',
  help: `Deploys a configuration: shows the plan, asks, applies in order, waits until all is ready.

Usage: oam deploy PATH… [OPTIONS]

PATH is a file, a folder, a pattern in quotes, or - for standard input. All of them together are
checked as one closed set; a set with errors is not deployed.

Options:
${sourceHelp}
  --on-failure POLICY       stop (default): leaves all as it is then; rollback: puts back what
                            was there
  --prune                   deletes what is no longer in the specs, when all is ready
  --repair-inventory        makes the list of the application's objects right where somebody has
                            changed or deleted it
  --dry-run                 shows the plan and stops
${runHelp}
${confirmHelp}
${targetHelp}

Ctrl-C stops gently: what is under way is finished, nothing more is started. Ctrl-C again gives that
up too. Running the same command again goes on where it stopped.

Exit status: 0 deployed, or nothing to do; 1 the specs have errors, something stands in the way, or
it failed, whether or not what was there is back; 2 it could not run; 130 stopped, or not agreed to.

Examples:
  oam deploy examples/parcels --context dev --namespace parcels
  oam deploy specs/ --values production.yaml --context prod-eu --yes --confirm shop --format json
`,
  options: {
    ...sourceOptions,
    'on-failure': { type: 'string' },
    prune: { type: 'boolean' },
    'repair-inventory': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    ...runOptions,
    ...confirmOptions,
    ...targetOptions,
  },
  async run(args, terminal) {
    const channels = args.flags.has('no-color') ? terminal.withoutColor() : terminal;
    const request = {
      source: await sourceIn(args),
      target: targetIn(args),
      plan: planIn(args),
      confirmation: confirmationIn(args),
      run: runIn(args),
      repair: args.flags.has('repair-inventory') ? 'yes' : 'no',
      mode: args.flags.has('dry-run') ? 'show' : 'run',
    } as const;
    // Loaded here, so that commands without a cluster do not pay for it.
    const { runDeploy } = await import('../deploy/deploy.ts');
    return runDeploy(request, channels);
  },
};
