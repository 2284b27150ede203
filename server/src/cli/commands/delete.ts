// `oam delete`: takes an application out of a cluster.
import { UsageError, type Command } from '../command.ts';
import { applicationNameIn } from '../deploy/arguments.ts';
import { durationOption } from '../deploy/duration.ts';
import { checkNames } from '../deploy/named-objects.ts';
import {
  confirmationIn,
  confirmHelp,
  confirmOptions,
  targetHelp,
  targetIn,
  targetOptions,
} from '../deploy/target.ts';
import { defaultRunOptions } from '../../deploy/run.ts';

export const deleteCommand: Command = {
  name: 'delete',
  summary: 'takes an application out of a cluster',
  help: `Deletes the objects that were deployed for an application, in the reverse order, and its history.

Usage: oam delete NAME [OPTIONS]

Namespaces, volume claims, definitions of kinds, and objects marked to be kept stay, unless each one
is named with --also.

Options:
  --application NAME        the same as NAME
  --also KIND/NAME          deletes this one too, though it would stay
  --keep-records            keeps the history of releases
  --dry-run                 shows what would be deleted and stops
  --timeout TIME            for each object to be gone (default 5m)
${confirmHelp}
${targetHelp}

Exit status: 0 deleted; 1 something could not be deleted; 2 it could not run; 130 stopped, or not
agreed to.

Examples:
  oam delete parcels --context dev --namespace parcels
  oam delete parcels --also PersistentVolumeClaim/parcels-data --yes
`,
  options: {
    application: { type: 'string' },
    also: { type: 'string', multiple: true },
    'keep-records': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    timeout: { type: 'string' },
    ...confirmOptions,
    ...targetOptions,
  },
  async run(args, terminal) {
    const channels = args.flags.has('no-color') ? terminal.withoutColor() : terminal;
    const application = applicationNameIn(args);
    if (application === undefined) throw new UsageError('Name the application to delete.');
    const also = args.lists.get('also') ?? [];
    checkNames('also', also);
    const request = {
      target: targetIn(args),
      application,
      also,
      records: args.flags.has('keep-records') ? 'keep' : 'delete',
      timeout: durationOption(args, 'timeout') ?? defaultRunOptions.objectTimeout,
      confirmation: confirmationIn(args),
      mode: args.flags.has('dry-run') ? 'show' : 'run',
    } as const;
    // Loaded here, so that commands without a cluster do not pay for it.
    const { runDelete } = await import('../deploy/delete.ts');
    return runDelete(request, channels);
  },
};
