import { dots } from './dots.js';
import type { Method } from './method.js';
import { yesNoAbstain } from './yes-no-abstain.js';
import type { Poll } from '../poll.js';

const methods: Readonly<Record<Poll['method'], Method>> = {
  'yes-no-abstain': yesNoAbstain,
  dots,
};

/** The method of this name. */
export const methodOf = (name: Poll['method']): Method => methods[name];
