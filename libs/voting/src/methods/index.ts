import type { z } from 'zod';
import { approval } from './approval.js';
import { borda } from './borda.js';
import { consent } from './consent.js';
import { dots } from './dots.js';
import type { Method } from './method.js';
import { noObjection } from './no-objection.js';
import { schulze } from './schulze.js';
import { score } from './score.js';
import { yesNoAbstain } from './yes-no-abstain.js';

const methods = {
  'yes-no-abstain': yesNoAbstain,
  consent,
  'no-objection': noObjection,
  approval,
  dots,
  score,
  borda,
  schulze,
};

export type MethodName = keyof typeof methods;

/** What a rule of this method says. */
export type RuleOf<M extends MethodName> = z.output<(typeof methods)[M]['rule']>;

/** The names of all methods. */
export const methodNames = Object.keys(methods) as MethodName[];

/** The method of this name; its rule and its choices are its own. */
export const methodOf = (name: MethodName): Method<unknown, unknown> =>
  methods[name] as unknown as Method<unknown, unknown>;

/** What a rule of this method may say. */
export const ruleOf = <M extends MethodName>(name: M) =>
  methods[name].rule as z.ZodType<RuleOf<M>, unknown>;

/** How many options a poll by this method may have. */
export const optionsOf = (name: MethodName): { readonly least: number; readonly most: number } =>
  methods[name].options;
