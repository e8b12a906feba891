import type { Base, Threshold } from './rule.js';

/**
 * What is published of a set of ballots. Keys of `counts` are choices or ids of options, all other keys ids of options;
 * a score is a whole number, or an exact fraction as text ("p/q", or "p" where it is whole).
 */
export interface Count {
  /** ballots stored, blank ones included */
  readonly cast: number;
  /** ballots by choice, or by option that they support, rank or give a score */
  readonly counts?: Readonly<Record<string, number>>;
  /** dots, points (Borda) or the mean (score) by option; an option that nobody gave a score has none */
  readonly scores?: Readonly<Record<string, number | string>>;
  /** ballots that rank the first option above the second */
  readonly pairwise?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** ballots by option and by the score given */
  readonly distribution?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** ranks of option ids, ties together */
  readonly order?: readonly (readonly string[])[];
}

/** The figures of all voters, and the same by group; voters without a group are in the totals alone. */
export interface Tally extends Count {
  readonly byGroup: Readonly<Record<string, Count>>;
}

/** Why a decision is what it is, as data; each reader's language puts it into words. `option` is left out where there is one only. */
export type Reason =
  | {
      readonly kind: 'quorum';
      readonly needed: string;
      readonly cast: number;
      readonly electors: number;
      readonly met: boolean;
    }
  | {
      readonly kind: 'group-quorum';
      readonly group: string;
      readonly needed: string;
      readonly cast: number;
      readonly electors: number;
      readonly met: boolean;
    }
  | {
      readonly kind: 'threshold';
      readonly option?: string;
      readonly threshold: Threshold;
      readonly base: Base;
      readonly of: number;
      readonly yes: number;
      readonly no: number;
      readonly met: boolean;
    }
  | {
      readonly kind: 'group';
      readonly option?: string;
      readonly condition: 'no-group-opposed' | 'every-group';
      readonly group: string;
      readonly yes: number;
      readonly no: number;
      readonly met: boolean;
    }
  | {
      readonly kind: 'majority-of-groups';
      readonly option?: string;
      readonly inFavour: number;
      readonly of: number;
      readonly met: boolean;
    }
  /** consent: somebody voted, and nobody chose below `least` */
  | {
      readonly kind: 'consent';
      readonly least: number;
      readonly below: number;
      readonly cast: number;
      readonly met: boolean;
    }
  | {
      readonly kind: 'no-objection';
      readonly objections: number;
      readonly standAside: number;
      readonly met: boolean;
    }
  /** ranked adoption: as many ballots as the quorum rank the option above the default */
  | {
      readonly kind: 'option-quorum';
      readonly option: string;
      readonly needed: string;
      readonly yes: number;
      readonly met: boolean;
    }
  /** ranked adoption: the option beats the default, `ratio` times over or more */
  | {
      readonly kind: 'majority';
      readonly option: string;
      readonly ratio: string;
      readonly yes: number;
      readonly no: number;
      readonly met: boolean;
    }
  /** Schulze: the option comes before `over`, as the strongest path to it is stronger than the one `back` */
  | {
      readonly kind: 'path';
      readonly option: string;
      readonly over: string;
      readonly strength: number;
      readonly back: number;
      readonly met: boolean;
    }
  /** whether the places to fill fall between two ranks */
  | { readonly kind: 'cut'; readonly seats: number; readonly met: boolean }
  /** a secret poll: fewer than `least` ballots, in all or in some group of which the rule asks something */
  | { readonly kind: 'secrecy'; readonly least: number; readonly met: boolean };

/** Whether the ballots cast meet the quorum; `needed` is exact, as "p/q" where it is not whole. */
export interface QuorumFigures {
  readonly needed: string;
  /** the ballots cast */
  readonly present: number;
  readonly met: boolean;
}

/** An option that ranked adoption leaves out of the order, with the first reason for it. */
export interface Dropped {
  readonly option: string;
  readonly reason: Reason;
}

/** What a rule makes of a tally, recorded once, at the close. */
export interface Decision {
  readonly outcome: 'adopted' | 'not-adopted' | 'ordered' | 'tie' | 'no-quorum';
  /** ids of the options adopted or selected, in order */
  readonly adopted: readonly string[];
  /** ids that tie across the cut, none of them selected */
  readonly tied: readonly string[];
  readonly dropped: readonly Dropped[];
  readonly quorum: QuorumFigures | null;
  readonly reasons: readonly Reason[];
}
