// Which values in specs are secrets, by the names beside them, for texts that are made before anything is rendered.
import type { Json } from './cluster.ts';
import { isJsonList, isJsonObject } from './json.ts';
import { looksSecret } from './secret-keys.ts';

/** What stands for a value that is declared elsewhere. */
const reference = /^\s*\[from\w+\(.*\)\]\s*$/;

/** Fields in which a value stands beside its name. */
const valueFields = ['value', 'default'];

/**
 * The values of variables, parameters, environment variables and properties whose names say that they
 * are secrets.
 */
export function secretsOfSpecs(documents: readonly Json[]): readonly string[] {
  const secrets = new Set<string>();
  const add = (value: Json | undefined): void => {
    const isValue = typeof value === 'string' || typeof value === 'number';
    if (isValue && value !== '' && !reference.test(String(value))) secrets.add(String(value));
  };
  const walk = (value: Json): void => {
    if (isJsonList(value)) for (const item of value) walk(item);
    if (!isJsonObject(value)) return;
    const { name, properties } = value;
    if (typeof name === 'string' && looksSecret(name)) {
      for (const field of valueFields) add(value[field]);
    }
    if (isJsonObject(properties)) {
      for (const [key, inner] of Object.entries(properties)) if (looksSecret(key)) add(inner);
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  for (const document of documents) walk(document);
  return [...secrets];
}
