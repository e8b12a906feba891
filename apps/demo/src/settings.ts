import { resolve } from 'node:path';

/** How the demo runs. */
export interface Settings {
  /** where its server keeps its data: an absolute path */
  readonly dataDir: string;
  /** after how many rounds it ends by itself; without it, never */
  readonly rounds: number | null;
  /** what every pause is multiplied by: 1 is a human's pace, 0.1 ten times as fast */
  readonly pace: number;
}

/** Reads `DEMO_DATA_DIR`, `DEMO_ROUNDS` and `DEMO_PACE`; a value that is none throws. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const { DEMO_DATA_DIR, DEMO_ROUNDS, DEMO_PACE } = env;
  return {
    dataDir: resolve(DEMO_DATA_DIR || './.plenary-demo'),
    rounds: DEMO_ROUNDS ? numberOf('DEMO_ROUNDS', DEMO_ROUNDS, /^[1-9]\d{0,3}$/) : null,
    pace: DEMO_PACE ? numberOf('DEMO_PACE', DEMO_PACE, /^\d{1,2}(\.\d{1,3})?$/) : 1,
  };
}

function numberOf(name: string, text: string, wanted: RegExp): number {
  if (!wanted.test(text)) throw new Error(`${name}: "${text}" is no number that it takes`);
  return Number(text);
}
