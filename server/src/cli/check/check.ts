// What `oam check` does: reads its arguments, checks, prints what was found and says how it went.
import { pathToFileURL } from 'node:url';
import { profiles } from '../../workspace/settings.ts';
import { choice, count, UsageError, type Arguments, type ExitStatus } from '../command.ts';
import type { Format } from '../formats/format.ts';
import { formatGithub } from '../formats/github.ts';
import { formatJson } from '../formats/json.ts';
import { formatText } from '../formats/text.ts';
import { counted, printable, type Terminal } from '../terminal.ts';
import { checkPaths } from './check-paths.ts';
import { Configs, readConfigFile } from './configs.ts';
import type { CheckResult } from './run.ts';

const formats = {
  text: () => formatText,
  json: () => formatJson,
  // Loaded when it is asked for: it brings the pages of all rules along.
  sarif: async () => (await import('../formats/sarif.ts')).formatSarif,
  github: () => formatGithub,
} as const satisfies Readonly<Record<string, () => Format | Promise<Format>>>;

const formatNames = Object.keys(formats) as (keyof typeof formats)[];

/** Throws a `UsageError` for arguments that say nothing sensible. */
export async function runCheck(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const channels = args.flags.has('no-color') ? terminal.withoutColor() : terminal;
  const format = await formats[choice(args, 'format', formatNames) ?? 'text']();
  const maxWarnings = count(args, 'max-warnings');
  const configs = await configsFor(args);
  const references = args.flags.has('open') ? 'open' : undefined;
  const result = await checkPaths(args.positionals, { configs, references }, channels);
  const rootUri = `${pathToFileURL(process.cwd()).href.replace(/\/$/, '')}/`;
  channels.out.write(format(result, { channel: channels.out, rootUri }));
  return report(result, maxWarnings, channels);
}

async function configsFor(args: Arguments): Promise<Configs> {
  const profile = choice(args, 'profile', profiles);
  const path = args.texts.get('config');
  if (path === undefined) return new Configs(profile);
  const config = await readConfigFile(path);
  if (config === undefined) throw new UsageError(`The settings file ${path} cannot be read.`);
  return new Configs(profile, config);
}

/** Says on standard error how it went, and answers the exit status. */
function report(
  { findings, files, resources, left, troubles }: CheckResult,
  maxWarnings: number | undefined,
  { err }: Terminal,
): ExitStatus {
  const of = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, notes] = [of('error'), of('warning'), of('information') + of('hint')];
  for (const { path, reason } of troubles) {
    err.write(`${err.paint('red', 'not checked')} ${printable(path)}: ${printable(reason)}\n`);
  }
  const unchecked = [
    left.templates > 0 ? counted(left.templates, 'template') : '',
    left.otherVersions > 0
      ? `${counted(left.otherVersions, 'resource')} of another API version`
      : '',
  ].filter(Boolean);
  if (unchecked.length > 0) err.write(`Left unchecked: ${unchecked.join(', ')}.\n`);
  const found = [
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ];
  const nothing = files === 0 && findings.length === 0;
  if (nothing && troubles.length === 0) err.write('Nothing to check: no OAM resource was found.\n');
  const line = `${found.join(', ')} in ${counted(files, 'file')}, ${counted(resources, 'resource')}`;
  if (!nothing) err.write(`${err.paint(colorOf(errors, warnings), line)}\n`);
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (tooMany) err.write(`More warnings than --max-warnings allows (${maxWarnings}).\n`);
  if (troubles.length > 0) return 2;
  return errors > 0 || tooMany ? 1 : 0;
}

function colorOf(errors: number, warnings: number): 'red' | 'yellow' | 'green' {
  if (errors > 0) return 'red';
  return warnings > 0 ? 'yellow' : 'green';
}
