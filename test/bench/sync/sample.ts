import type { Contestant } from '../servers/server.js';

/** Under what conditions something is measured. */
export interface Conditions {
  /** The Node that all servers run under. */
  readonly node: string;
  /** Seconds before a window opens. */
  readonly warmUp: number;
  /** Seconds that it is open, where it is not for the preset to say. */
  readonly seconds: number | undefined;
  /** Whether to tell where the server's time went; this costs the server, so the figures are then no good. */
  readonly profile: boolean;
}

/** Everything that is measured; each kind of preset tells some of it. */
export type Figure =
  /** Keystrokes, and carets, that reached somebody, per second. */
  | 'delivered'
  | 'carets'
  /** CPU milliseconds per 1,000 keystrokes delivered: of the server's process, of Postgres, of both. */
  | 'cpu'
  | 'postgresCpu'
  | 'wholeCpu'
  /** Milliseconds from keystroke to peer. */
  | 'p50'
  | 'p99'
  /** The most memory that the process held, in MB. */
  | 'peakMb'
  /** How much of one core the generator took, from 0 to 1. */
  | 'generator'
  /** How much of the time the server was ready to run and had no core, from 0 to 1: other work disturbed it. */
  | 'waited'
  /** Milliseconds from knocking to having the whole document. */
  | 'joinP50'
  | 'joinMax'
  /** CPU milliseconds of all joins together, and what Postgres added. */
  | 'joinCpu'
  | 'joinPostgresCpu'
  /** CPU seconds for taking the history in. */
  | 'ingestCpu'
  /** KB of memory per document after a forced collection: while all are open, and after all left. */
  | 'openKb'
  | 'leftKb'
  /** The same of the heap and what hangs on it alone. */
  | 'openHeapKb'
  | 'leftHeapKb';

/** What one run of a preset on one server showed. */
export interface Sample {
  readonly figures: Readonly<Partial<Record<Figure, number>>>;
  /** What does not hold that should: that replicas converged, that a newcomer sees all, that nobody was cut off. */
  readonly troubles: readonly string[];
}

/** A preset on one server, ready to be measured any number of times. */
export interface Trial {
  readonly contestant: Contestant;
  measure(): Promise<Sample>;
  end(): Promise<void>;
}
