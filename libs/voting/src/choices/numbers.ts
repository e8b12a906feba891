import { inside, refuse } from '../place.js';
import type { PollOption } from '../poll.js';

/** Numbers by option, checked; the object that came, for a large poll has too many of them to make a map of each. */
export type Marks = Readonly<Record<string, number>>;

/** Tells each option with its number. Keys are only told, never looked up, so that they may have any name. */
export function eachMark(marks: Marks, tell: (option: string, mark: number) => void): void {
  for (const option in marks) tell(option, marks[option]!);
}

/** Reads a choice that gives whole numbers from `least` to `most` to options; options may be left out. */
export const readsNumbers = (
  options: readonly PollOption[],
  [least, most]: readonly [least: number, most: number],
) => {
  const known = new Set(options.map(({ id }) => id));
  const check = (option: string, mark: number) => {
    if (!known.has(option)) refuse('There is no such option.', inside('choice', option));
    if (!Number.isInteger(mark) || mark < least || mark > most)
      refuse(`An option takes a whole number from ${least} to ${most}.`, inside('choice', option));
  };
  return (choice: unknown): Marks => {
    if (typeof choice !== 'object' || choice === null || Array.isArray(choice))
      return refuse('The choice is an object of numbers by option.', 'choice');
    eachMark(choice as Marks, check);
    return choice as Marks;
  };
};

/** Each option with the longer of the two ends of the scale: the longest that can be given. */
export const longestMarks = (
  options: readonly PollOption[],
  [least, most]: readonly [least: number, most: number],
): Marks => {
  const mark = String(least).length > String(most).length ? least : most;
  return Object.fromEntries(options.map(({ id }) => [id, mark]));
};
