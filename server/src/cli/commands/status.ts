// `oam status`: how an application in a cluster is, or which ones there are.
import { UsageError, type Command } from '../command.ts';
import { applicationNameIn } from '../deploy/arguments.ts';
import { targetHelp, targetIn, targetOptions } from '../deploy/target.ts';

export const statusCommand: Command = {
  name: 'status',
  summary: 'shows how a deployed application is',
  help: `Shows the objects of a deployed application, how each one is, and its releases. Without a name,
lists the applications of the namespace.

Usage: oam status [NAME] [OPTIONS]

Options:
  --application NAME        the same as NAME
  -A, --all-namespaces      without a name: the applications of all namespaces
${targetHelp}

Exit status: 0 all is ready; 1 something is not, or the last release did not succeed; 2 it could not
run, or there is no such application.

Examples:
  oam status --context dev --namespace parcels
  oam status parcels --context dev --namespace parcels
`,
  options: {
    application: { type: 'string' },
    'all-namespaces': { type: 'boolean', short: 'A' },
    ...targetOptions,
  },
  async run(args, terminal) {
    const channels = args.flags.has('no-color') ? terminal.withoutColor() : terminal;
    const application = applicationNameIn(args);
    const everywhere = args.flags.has('all-namespaces');
    if (everywhere && application !== undefined) {
      throw new UsageError('--all-namespaces goes without a name.');
    }
    if (everywhere && args.texts.has('namespace')) {
      throw new UsageError('--all-namespaces and --namespace contradict each other.');
    }
    const target = targetIn(args);
    const scope = everywhere ? 'all-namespaces' : 'namespace';
    // Loaded here, so that commands without a cluster do not pay for it.
    const { runStatus } = await import('../deploy/status.ts');
    return runStatus({ target, application, scope }, channels);
  },
};
