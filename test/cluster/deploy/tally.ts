// Counts what the faults of a suite did to the objects that were deployed, and says so at its end.
import { afterAll, expect } from 'vitest';

type State = Readonly<Record<string, unknown>>;

export interface Tally {
  /** Compares what there is after a fault with what an undisturbed run leaves. */
  same(state: State, undisturbed: State): void;
  /** Another fault that the deployer got through as promised. */
  survived(): void;
}

/** One for each suite. */
export function tally(suite: string): Tally {
  let faults = 0;
  let survived = 0;
  let lost = 0;
  let doubled = 0;
  afterAll(() => {
    console.log(
      `${suite}: ${faults} faults, ${survived} survived, ${lost} objects lost, ${doubled} objects doubled`,
    );
  });
  return {
    same(state, undisturbed) {
      faults++;
      lost += Object.keys(undisturbed).filter((key) => !(key in state)).length;
      doubled += Object.keys(state).filter((key) => !(key in undisturbed)).length;
      expect(state).toEqual(undisturbed);
      survived++;
    },
    survived() {
      faults++;
      survived++;
    },
  };
}
