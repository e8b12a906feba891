export {
  aggregate,
  type Aggregate,
  type Aggregates,
  type Ballot,
  type Elector,
} from './aggregates.js';
export * from './contract.js';
export { checkChoice, decide, tally } from './decide.js';
export type { Count, Decision, Reason, Tally } from './decision.js';
export {
  openTerms,
  sealElectorate,
  sealPoll,
  type Poll,
  type PollOption,
  type PollTerms,
} from './poll.js';
export type { AdoptionRule, DotsRule } from './rule.js';
