import { inside, refuse } from '../place.js';
import type { PollOption } from '../poll.js';

/** Reads a choice that gives whole numbers from `least` to `most` to options; options may be left out. */
export const readsNumbers = (
  options: readonly PollOption[],
  [least, most]: readonly [least: number, most: number],
) => {
  const known = new Set(options.map(({ id }) => id));
  const isInRange = (value: unknown): value is number =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  return (choice: unknown): ReadonlyMap<string, number> => {
    if (typeof choice !== 'object' || choice === null || Array.isArray(choice))
      return refuse('The choice is an object of numbers by option.', 'choice');
    const given = new Map<string, number>();
    for (const [option, value] of Object.entries(choice)) {
      if (!known.has(option)) refuse('There is no such option.', inside('choice', option));
      if (!isInRange(value))
        return refuse(
          `An option takes a whole number from ${least} to ${most}.`,
          inside('choice', option),
        );
      given.set(option, value);
    }
    return given;
  };
};
