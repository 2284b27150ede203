// Which values of a rendering are secrets, by the names of the parameters, variables and properties that they come from.
import { stepsOf, type Origin } from '../render/origin.ts';
import { eachScalar } from '../render/rendered-node.ts';
import type { Rendering } from '../render/rendering.ts';
import { looksSecret } from './secret-keys.ts';

/**
 * The values to hide wherever they show up: a parameter `dbPassword` is a secret as well where it becomes
 * an environment variable whose name says nothing.
 */
export function secretsOf({ objects }: Pick<Rendering, 'objects'>): readonly string[] {
  const secrets = new Set<string>();
  for (const { root } of objects) {
    eachScalar(root, ({ value, origin }) => {
      if (value === null || value === '' || typeof value === 'boolean') return;
      if (comesFromSecret(origin)) secrets.add(String(value));
    });
  }
  return [...secrets];
}

function comesFromSecret(origin: Origin): boolean {
  if (origin.kind === 'constant') return false;
  if (origin.kind === 'given' && looksSecret(origin.name)) return true;
  // Keys of fields, such as `secretName`, are judged where they stand in the object.
  return stepsOf(origin).some(({ what, name }) => what !== 'field' && looksSecret(name));
}
