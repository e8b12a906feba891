import { seal, type Json, type Sealed } from '#libs/seal';
import type { Ballot, Elector } from './aggregates.js';
import type { Result } from './decide.js';

/** What a result was counted from: who could vote and how they did, or, of a secret poll, aggregates as JSON. */
export type Evidence =
  | { readonly electorate: readonly Elector[]; readonly ballots: readonly Ballot[] }
  | { readonly aggregates: Json };

const electorToJson = ({ voter, group = null, present = false }: Elector): Json => ({
  voter,
  group,
  present,
});

const evidenceToJson = (evidence: Evidence): Json =>
  'aggregates' in evidence
    ? { aggregates: evidence.aggregates }
    : {
        electorate: evidence.electorate.map(electorToJson),
        ballots: evidence.ballots.map(({ voter, choice }) => ({ voter, choice: choice as Json })),
      };

/** A closed poll's result with what it was counted from; its hash is the fingerprint that the audit chain names. */
export const sealResult = (evidence: Evidence, { tally, decision, agreement }: Result): Sealed =>
  seal('plenary-result/1', {
    ...(evidenceToJson(evidence) as { readonly [key: string]: Json }),
    ...({ tally, decision, agreement } as unknown as { readonly [key: string]: Json }),
  });
