import type { GroupKey } from './text.js';

/** The text that stays open when the agenda is done: short remarks come and go in it. */
export const floorTitle = 'Voices from the floor';

/** Remarks, each by somebody of a group. */
export const remarks: readonly { readonly by: GroupKey; readonly words: string }[] = [
  {
    by: 'field',
    words: 'A plan that the driver at the gate has never heard of is not yet a plan.',
  },
  { by: 'academia', words: 'We should publish what failed as carefully as what worked.' },
  { by: 'governments', words: 'My capital will ask what this costs in the third year.' },
  { by: 'hq', words: 'Fewer reports, but reports that somebody answers.' },
  { by: 'field', words: 'Please do not move the date of the review again.' },
  { by: 'governments', words: 'We can support this if the text says who decides.' },
  { by: 'academia', words: 'Agreement among us is not yet agreement among those concerned.' },
  { by: 'hq', words: 'The same form for all agencies would save a week each quarter.' },
  { by: 'field', words: 'Interpreters should sit in the planning room, not wait outside it.' },
  { by: 'governments', words: 'Let us name one person who follows this up.' },
];

/** What the room is asked now and then, to gauge it. */
export const straws: readonly string[] = [
  'Would your institution begin to act on these texts within a year?',
  'Should this group meet again in two years?',
  'Is the report short enough to be read?',
];
