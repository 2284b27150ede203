// Values for the variables of a configuration, from the command line and from files.
import { readFile } from 'node:fs/promises';
import type { ConfigurationSite } from '../../render/configurations.ts';
import { openVariables } from '../../render/configurations.ts';
import { readValues } from '../../render/values-file.ts';
import { decode } from '../../node/decode.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { UsageError, type Arguments } from '../command.ts';
import type { Assignments } from '../../render/given-variables.ts';
import { assignmentsIn } from '../render/set-variables.ts';

/** What `--values` and `--set` give; a later file wins over an earlier one, and `--set` over all. */
export async function assignmentsFrom(args: Arguments): Promise<Assignments> {
  const all = new Map<string, string | number | boolean>();
  for (const path of args.lists.get('values') ?? []) {
    for (const [name, value] of await valuesIn(path)) all.set(name, value);
  }
  for (const [name, text] of assignmentsIn(args.lists.get('set') ?? [])) all.set(name, text);
  return all;
}

async function valuesIn(path: string): Promise<Assignments> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw new UsageError(`The values file ${path} is of no use: ${why}.`);
  });
  const reading = readValues(decode(bytes).text);
  if (reading.ok) return reading.values;
  throw new UsageError(`The values file ${path} is of no use. ${reading.message}`);
}

/** Throws a `UsageError` that names the variables which nobody gives a value. */
export function checkComplete(
  view: WorkspaceView,
  site: ConfigurationSite,
  assignments: Assignments,
): void {
  const missing = openVariables(view, site)
    .map(({ name }) => name)
    .filter((name) => !assignments.has(name));
  const [first] = missing;
  if (first === undefined) return;
  const names = missing.join(', ');
  const what = missing.length === 1 ? `The variable ${names} has` : `The variables ${names} have`;
  const how = `Give ${missing.length === 1 ? 'it one' : 'each one'} with --set ${first}=… or in a file with --values FILE.`;
  throw new UsageError(`${what} no value in the configuration ${site.name}. ${how}`);
}
