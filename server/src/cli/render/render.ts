// What `oam render` does: reads its arguments, checks, renders, and prints or writes the objects.
import { printJson, printJsonWithOrigins } from '../../render/print.ts';
import { defaultRenderOptions, type RenderOptions } from '../../render/rendering.ts';
import { printAll } from '../../render/saved-files.ts';
import { checkPaths } from '../check/check-paths.ts';
import { Configs } from '../check/configs.ts';
import type { CheckResult } from '../check/run.ts';
import { choice, UsageError, type Arguments, type ExitStatus } from '../command.ts';
import { formatText } from '../formats/text.ts';
import { counted, printable, type Terminal } from '../terminal.ts';
import { namespaceIn, versionIn } from './cluster-options.ts';
import { shownPlace } from './problem-finding.ts';
import { renderSet, type RenderedSet, type RenderRequest } from './run.ts';
import { assignmentsIn } from './set-variables.ts';
import { writeRendered } from './write-files.ts';

const targetNames = ['kubernetes', 'rudr', 'native'] as const;

/** Throws a `UsageError` for arguments that say nothing sensible. */
export async function runRender(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const channels = args.flags.has('no-color') ? terminal.withoutColor() : terminal;
  const request = requestIn(args);
  const output = outputIn(args);
  if (args.positionals.length === 0) throw new UsageError('Name the files to render.');
  // What the reference runtime refuses is an error where it is asked for.
  const configs = new Configs(request.options.target === 'rudr' ? 'rudr' : undefined);
  const checked = await checkPaths(args.positionals, { configs, references: 'closed' }, channels);
  if (checked.troubles.length > 0) return cannotRead(checked, channels);
  const rendered = await renderSet(checked, request);
  channels.err.write(
    formatText({ ...checked, findings: rendered.findings }, { channel: channels.err, rootUri: '' }),
  );
  const errors = rendered.findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) {
    const line = `Nothing is rendered: ${counted(errors, 'error')}.`;
    channels.err.write(`${channels.err.paint('red', line)}\n`);
    return 1;
  }
  return output.path === undefined
    ? print(rendered, checked, { output, terminal: channels })
    : write(output.path, rendered, channels);
}

function requestIn(args: Arguments): RenderRequest {
  return {
    application: args.texts.get('application'),
    assignments: assignmentsIn(args.lists.get('set') ?? []),
    options: optionsIn(args),
  };
}

function optionsIn(args: Arguments): Omit<RenderOptions, 'variables'> {
  const named = choice(args, 'target', targetNames);
  const compat = choice(args, 'compat', ['rudr'] as const);
  if (named !== undefined && compat !== undefined && named !== compat) {
    throw new UsageError(`--compat ${compat} and --target ${named} contradict each other.`);
  }
  const target = compat ?? named ?? defaultRenderOptions.target;
  const ownerReferences = args.flags.has('owner-references') ? 'written' : 'left-out';
  if (ownerReferences === 'written' && target !== 'rudr') {
    throw new UsageError('--owner-references goes with --compat rudr.');
  }
  return {
    target,
    ownerReferences,
    namespace: namespaceIn(args),
    kubernetesVersion: versionIn(args) ?? defaultRenderOptions.kubernetesVersion,
  };
}

interface Output {
  readonly format: 'yaml' | 'json';
  readonly origins: 'shown' | 'left-out';
  /** Where to write; standard output when left out. */
  readonly path: string | undefined;
}

function outputIn(args: Arguments): Output {
  const format = choice(args, 'output', ['yaml', 'json'] as const) ?? 'yaml';
  const origins = args.flags.has('origins') ? 'shown' : 'left-out';
  const path = args.texts.get('out');
  if (origins === 'shown' && format === 'yaml')
    throw new UsageError('--origins goes with -o json.');
  if (path !== undefined && format === 'json') {
    throw new UsageError('--out writes YAML. Use -o json with a redirection instead.');
  }
  return { format, origins, path };
}

function cannotRead({ troubles }: CheckResult, { err }: Terminal): ExitStatus {
  for (const { path, reason } of troubles) {
    err.write(`${err.paint('red', 'not rendered')} ${printable(path)}: ${printable(reason)}\n`);
  }
  return 2;
}

function print(
  { renderings }: RenderedSet,
  checked: CheckResult,
  { output, terminal }: { readonly output: Output; readonly terminal: Terminal },
): ExitStatus {
  const all = renderings.map(({ rendering }) => rendering);
  const objects = all.flatMap((rendering) => rendering.objects);
  if (output.format === 'yaml') terminal.out.write(printAll(all));
  else if (output.origins === 'left-out') terminal.out.write(printJson(objects));
  else {
    terminal.out.write(printJsonWithOrigins(objects, (place) => shownPlace(place, checked)));
  }
  return 0;
}

async function write(
  path: string,
  { renderings }: RenderedSet,
  { err }: Terminal,
): Promise<ExitStatus> {
  const { written, unchanged, leftOver } = await writeRendered(path, renderings);
  for (const each of leftOver) {
    err.write(`Left over from an earlier rendering, to be deleted by you: ${printable(each)}\n`);
  }
  err.write(`${counted(written.length, 'file')} written, ${unchanged} unchanged.\n`);
  return 0;
}
