export { pollActs, type PollAct, type PollActPayload } from './acts.js';
export type { Disagreement } from './agreement/disagreement.js';
export type { GroupInformedConsensus } from './agreement/group-informed-consensus.js';
export type { GroupSupport } from './agreement/group-support.js';
export type { Agreement, OptionAgreement } from './agreement/index.js';
export {
  aggregatesToJson,
  readAggregates,
  type AggregatesJson,
  type CellJson,
} from './aggregates-json.js';
export {
  aggregate,
  type Aggregate,
  type Aggregates,
  type Ballot,
  type Cell,
  type Elector,
} from './aggregates.js';
export * from './contract.js';
export { readExactJson } from './exact-json.js';
export { decide, readsChoice, tally, type Result } from './decide.js';
export type { Count, Decision, Dropped, Reason, Tally } from './decision.js';
export type { DotsRule } from './methods/dots.js';
export type { AdoptionRule } from './methods/yes-no-abstain.js';
export {
  openTerms,
  sealElectorate,
  sealPoll,
  type Poll,
  type PollOption,
  type PollTerms,
} from './poll.js';
export { checkPoll, checkSize, groupsIn, isRankedAdoption } from './check-poll.js';
export { inside, item, seenFrom } from './place.js';
export { readPoll, readPollFile, tallyPollFile, type PollFile } from './poll-file.js';
export {
  publishBallots,
  sealResult,
  type PublishedBallots,
  type PublishedResult,
} from './result-seal.js';
export { jsonSchemas } from './schemas.js';
export { asksOfGroups, groupsTooSmall, leastBallots, poolCells } from './secrecy.js';
export { methodNames, type MethodName, type RuleOf } from './methods/index.js';
export { placesLeft } from './tie.js';
export { turnoutOf, type GroupTurnout, type Turnout, type TurnoutFigures } from './turnout.js';
export { padding } from './padding.js';
