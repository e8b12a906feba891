import type { Contestant } from './ballot-box.js';

export type Figure =
  /** Ballots acknowledged, and so stored for good, per second. */
  | 'ballots'
  /** Milliseconds from casting a ballot to its receipt. */
  | 'p50'
  | 'p99'
  /** Milliseconds from the last moment at which anybody was to vote to the last receipt. */
  | 'last'
  /** CPU milliseconds per 1,000 ballots: of the server's process, of Postgres. */
  | 'cpu'
  | 'postgresCpu'
  /** How much of the time the server's first thread was ready to run and had no core. */
  | 'waited'
  /** Of a core, what the generator used: the voters' side of the sockets, or of the pool. */
  | 'generator';

/** What one run of a preset on one contestant showed. */
export interface Sample {
  readonly figures: Readonly<Partial<Record<Figure, number>>>;
  /** What does not hold that should: that all ballots were taken, and that what is counted is what was acknowledged. */
  readonly troubles: readonly string[];
}

/** What all runs of a preset on one contestant showed together: the median of each figure. */
export interface Result {
  readonly preset: string;
  readonly contestant: string;
  readonly part: Contestant['part'];
  readonly median: Sample['figures'];
  readonly samples: readonly Sample[];
}
