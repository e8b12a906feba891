/** What a method counts from the ballots. Counts are whole numbers; keys of `counts` and `scores` are the method's own. */
export interface Count {
  /** ballots stored, blank ones included */
  readonly cast: number;
  /** for a yes-no-abstain poll: yes, no, abstain */
  readonly counts?: Readonly<Record<string, number>>;
  /** for dots: dots by option */
  readonly scores?: Readonly<Record<string, number>>;
}

/** A count with its order (ranks of option ids, ties together) and the same by group, voters without a group left out. */
export interface Tally extends Count {
  readonly order?: readonly (readonly string[])[];
  readonly byGroup: Readonly<Record<string, Count>>;
}

/** Why a decision is what it is, as data; each reader's language puts it into words. */
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
      readonly threshold: string;
      readonly base: 'yes-no' | 'cast' | 'present' | 'electorate';
      readonly of: number;
      readonly yes: number;
      readonly no: number;
      readonly met: boolean;
    }
  | {
      readonly kind: 'group';
      readonly condition: 'no-group-opposed' | 'every-group';
      readonly group: string;
      readonly yes: number;
      readonly no: number;
      readonly met: boolean;
    }
  | {
      readonly kind: 'majority-of-groups';
      readonly inFavour: number;
      readonly of: number;
      readonly met: boolean;
    };

/** What a rule makes of a tally, recorded once, at the close. */
export interface Decision {
  readonly outcome: 'adopted' | 'not-adopted' | 'ordered' | 'tie' | 'no-quorum';
  /** ids of the options adopted or selected, in order */
  readonly adopted: readonly string[];
  /** ids that tie across the cut, none of them selected */
  readonly tied: readonly string[];
  /** `needed` is exact, as "p/q" where it is not whole; `present` are the ballots cast */
  readonly quorum: {
    readonly needed: string;
    readonly present: number;
    readonly met: boolean;
  } | null;
  readonly reasons: readonly Reason[];
}
