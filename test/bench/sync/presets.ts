/** People who write together while others read along, for so long. */
export interface LivePreset {
  readonly kind: 'live';
  readonly name: string;
  readonly rooms: number;
  /** In each room: all who are there, and of them those who write and those whose carets move. */
  readonly people: number;
  readonly writers: number;
  readonly keysPerSecond: number;
  readonly carets: number;
  readonly caretsPerSecond: number;
  /** Whether clients send awareness back, as stock providers do; a bare relay would pass that on for ever. */
  readonly echoes: boolean;
  readonly seconds: number;
}

/** A long history, a restart, and many who come at once. */
export interface ColdLoadPreset {
  readonly kind: 'cold load';
  readonly name: string;
  readonly keystrokes: number;
  readonly joiners: number;
}

/** Many documents, one connection each, and what they cost in memory while they are open and afterwards. */
export interface ManyDocumentsPreset {
  readonly kind: 'many documents';
  readonly name: string;
  readonly documents: number;
  readonly keystrokesEach: number;
  readonly secondsToLetGo: number;
}

export type Preset = LivePreset | ColdLoadPreset | ManyDocumentsPreset;

const live = (name: string, own: Partial<LivePreset>): LivePreset => ({
  kind: 'live',
  name,
  rooms: 1,
  people: 200,
  writers: 20,
  keysPerSecond: 8,
  carets: 0,
  caretsPerSecond: 2,
  echoes: false,
  seconds: 8,
  ...own,
});

export const presets: readonly Preset[] = [
  live('plenary', { keysPerSecond: 5, carets: 50 }),
  live('busy', { writers: 100 }),
  live('rush', { writers: 200 }),
  live('lecture', { people: 1000, writers: 3 }),
  live('breakouts', { rooms: 40, people: 5, writers: 5, keysPerSecond: 4, seconds: 20 }),
  live('plenary-echo', { keysPerSecond: 5, carets: 50, echoes: true }),
  { kind: 'cold load', name: 'coldload', keystrokes: 120_000, joiners: 50 },
  {
    kind: 'many documents',
    name: 'manydocs',
    documents: 2000,
    keystrokesEach: 6_200,
    secondsToLetGo: 45,
  },
];
