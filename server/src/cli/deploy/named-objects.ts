// `KIND/NAME` as people name objects of a plan on the command line.
import { nearest } from '../../base/nearest.ts';
import { UsageError } from '../command.ts';

/** An object that can be named. */
export interface Nameable {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** Throws a `UsageError` for texts that cannot name an object. */
export function checkNames(option: string, texts: readonly string[]): void {
  for (const text of texts) {
    if (!/^[^/\s]+\/[^/\s]+$/.test(text)) {
      throw new UsageError(`--${option} takes KIND/NAME such as Deployment/web, not "${text}".`);
    }
  }
}

/**
 * The keys of the objects that are meant; the case of kinds does not matter. Of one name in several
 * namespaces, all are meant. Throws a `UsageError` for a name that fits none.
 */
export function keysOf(
  option: string,
  texts: readonly string[],
  objects: readonly Nameable[],
): ReadonlySet<string> {
  const nameOf = ({ kind, name }: Nameable): string => `${kind}/${name}`;
  return new Set(
    texts.flatMap((text) => {
      const found = objects.filter((each) => nameOf(each).toLowerCase() === text.toLowerCase());
      if (found.length > 0) return found.map(({ key }) => key);
      const meant = nearest(text, objects.map(nameOf));
      const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
      throw new UsageError(`--${option} names ${text}, which is not in the plan.${hint}`);
    }),
  );
}
