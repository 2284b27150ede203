// What is chosen for the objects of a plan, and how one more choice goes with those before.
import type { PlanChoices } from '../../../server/src/protocol-deploy.ts';

export type Choice = keyof PlanChoices;

const opposites: Readonly<Partial<Record<Choice, Choice>>> = {
  keepTheirs: 'takeOver',
  takeOver: 'keepTheirs',
};

/**
 * With that choice for an object; without one, all of its choices are taken back. One object may need
 * several: to take in what is in conflict, or to take over what cannot be changed in place.
 */
export function withChoice(
  before: PlanChoices,
  key: string,
  choice: Choice | undefined,
): PlanChoices {
  const keysOf = (each: Choice): readonly string[] => {
    const others = before[each].filter((other) => other !== key);
    const stays = choice !== undefined && opposites[choice] !== each && before[each].includes(key);
    return each === choice || stays ? [...others, key] : others;
  };
  return {
    keepTheirs: keysOf('keepTheirs'),
    takeOver: keysOf('takeOver'),
    adopt: keysOf('adopt'),
    replace: keysOf('replace'),
    prune: keysOf('prune'),
  };
}
