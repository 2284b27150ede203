// `oam diff`: what a deployment would change in a cluster.
import type { Command } from '../command.ts';
import { planIn, sourceHelp, sourceIn, sourceOptions } from '../deploy/arguments.ts';
import { targetHelp, targetIn, targetOptions } from '../deploy/target.ts';

export const diffCommand: Command = {
  name: 'diff',
  summary: 'shows what a deployment would change in a cluster',
  help: `Compares a configuration, rendered, with the cluster, without changing anything there.

Usage: oam diff PATH… [OPTIONS]

PATH is a file, a folder, a pattern in quotes, or - for standard input. All of them together are
checked as one closed set.

Options:
${sourceHelp}
${targetHelp}

Secrets are shown as <hidden #n>; equal ones have equal numbers.

Exit status: 0 nothing would change; 1 something would; 2 it cannot be told, or it cannot be
deployed as it is.

Examples:
  oam diff examples/parcels --context dev --namespace parcels
  oam diff specs/ --application shop --set DOMAIN=example.org
`,
  options: { ...sourceOptions, ...targetOptions },
  async run(args, terminal) {
    const channels = args.flags.has('no-color') ? terminal.withoutColor() : terminal;
    const request = { source: await sourceIn(args), target: targetIn(args), plan: planIn(args) };
    // Loaded here, so that commands without a cluster do not pay for it.
    const { runDiff } = await import('../deploy/diff.ts');
    return runDiff(request, channels);
  },
};
