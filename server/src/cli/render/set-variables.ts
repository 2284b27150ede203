// What `--set VARIABLE=VALUE` and files of values say, as values for the variables of configurations.
import { nearest } from '../../base/nearest.ts';
import { declaredVariables, type ConfigurationSite } from '../../render/configurations.ts';
import type { RenderOptions } from '../../render/rendering.ts';
import { UsageError } from '../command.ts';

/** Values by name of the variable; those of a command line are texts, those of a file have types. */
export type Assignments = ReadonlyMap<string, string | number | boolean>;

/** Texts by name of the variable. Throws a `UsageError` for what is no assignment. */
export function assignmentsIn(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    texts.map((text) => {
      const equals = text.indexOf('=');
      if (equals <= 0) throw new UsageError(`--set takes VARIABLE=VALUE, not "${text}".`);
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

/**
 * The values for one configuration. Each is of the type of the value that it takes the place of, a
 * text where it cannot be.
 */
export function variablesFor(
  site: ConfigurationSite,
  assignments: Assignments,
): RenderOptions['variables'] {
  const declared = declaredVariables(site);
  return new Map(
    [...assignments].flatMap(([name, text]) =>
      declared.has(name) ? [[name, likeThat(text, declared.get(name))] as const] : [],
    ),
  );
}

function likeThat(text: string | number | boolean, model: unknown): string | number | boolean {
  if (typeof text !== 'string') return typeof model === 'string' ? String(text) : text;
  if (typeof model === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);
  return typeof model === 'number' && isNumber ? Number(text) : text;
}
