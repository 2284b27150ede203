// Values for the variables of a configuration that come from whoever renders it.
import { declaredVariables, type ConfigurationSite } from './configurations.ts';
import type { RenderOptions } from './rendering.ts';

/** Values by name of the variable; those that people type are texts, those of a file have types. */
export type Assignments = ReadonlyMap<string, string | number | boolean>;

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
