// What `--set VARIABLE=VALUE` says, and whether there are such variables.
import { nearest } from '../../base/nearest.ts';
import { declaredVariables, type ConfigurationSite } from '../../render/configurations.ts';
import type { Assignments } from '../../render/given-variables.ts';
import { UsageError } from '../command.ts';

/** Texts by name of the variable. Throws a `UsageError` for what is no assignment. */
export function assignmentsIn(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    texts.map((text) => {
      const equals = text.indexOf('=');
      // It may be a value that lost its name, and a secret one.
      if (equals <= 0) {
        throw new UsageError('--set takes VARIABLE=VALUE, and here the VARIABLE= is missing.');
      }
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

/** Throws a `UsageError` for a variable that none of the configurations declares. */
export function checkVariables(
  assignments: Assignments,
  sites: readonly ConfigurationSite[],
): void {
  const known = new Set(sites.flatMap((site) => [...declaredVariables(site).keys()]));
  for (const name of assignments.keys()) {
    if (known.has(name)) continue;
    const meant = nearest(name, [...known]);
    const hint =
      meant !== undefined
        ? ` Did you mean ${meant}?`
        : known.size === 0
          ? ' There are no variables.'
          : ` There are: ${[...known].sort().join(', ')}.`;
    throw new UsageError(`No configuration declares the variable "${name}".${hint}`);
  }
}
