// `oam rollback`: brings an earlier release of an application back.
import { count, UsageError, type Command } from '../command.ts';
import { applicationNameIn, runHelp, runIn, runOptions } from '../deploy/arguments.ts';
import {
  confirmationIn,
  confirmHelp,
  confirmOptions,
  targetHelp,
  targetIn,
  targetOptions,
} from '../deploy/target.ts';

export const rollbackCommand: Command = {
  name: 'rollback',
  summary: 'brings an earlier release of an application back',
  help: `Applies an earlier release of an application again, as a new release.

Usage: oam rollback NAME [OPTIONS]

The last five releases are kept in the cluster; oam status NAME lists them. Data in volumes, what
jobs have done, and objects that had to be replaced do not come back.

Options:
  --application NAME        the same as NAME
  --to RELEASE              number of the release (default: the last one before that succeeded)
  --prune                   deletes what that release did not have, when all is ready
  --dry-run                 shows what would change and stops
${runHelp}
${confirmHelp}
${targetHelp}

Exit status: 0 rolled back; 1 it failed; 2 it could not run; 130 stopped, or not agreed to.

Examples:
  oam rollback parcels --context dev --namespace parcels
  oam rollback parcels --to 3 --yes
`,
  options: {
    application: { type: 'string' },
    to: { type: 'string' },
    prune: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    ...runOptions,
    ...confirmOptions,
    ...targetOptions,
  },
  async run(args, terminal) {
    const channels = args.flags.has('no-color') ? terminal.withoutColor() : terminal;
    const application = applicationNameIn(args);
    if (application === undefined) throw new UsageError('Name the application to roll back.');
    const request = {
      target: targetIn(args),
      application,
      to: count(args, 'to'),
      run: runIn(args),
      confirmation: confirmationIn(args),
      mode: args.flags.has('dry-run') ? 'show' : 'run',
    } as const;
    // Loaded here, so that commands without a cluster do not pay for it.
    const { runRollback } = await import('../deploy/rollback.ts');
    return runRollback(request, channels);
  },
};
