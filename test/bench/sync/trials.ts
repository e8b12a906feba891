import type { Contestant } from '../servers/server.js';
import { coldLoadTrial } from './cold-load.js';
import { liveTrial } from './live.js';
import { manyDocumentsTrial } from './many-documents.js';
import type { Preset } from './presets.js';
import type { Conditions, Trial } from './sample.js';

/** Whether a preset asks something of this server that it can do at all. */
export function canRun(preset: Preset, { part, stores }: Contestant): boolean {
  switch (preset.kind) {
    case 'live':
      return !(preset.echoes && part === 'limit');
    case 'cold load':
      return stores;
    case 'many documents':
      return part !== 'limit';
  }
}

export function trialOf(
  preset: Preset,
  contestant: Contestant,
  conditions: Conditions,
): Promise<Trial> | Trial {
  switch (preset.kind) {
    case 'live':
      return liveTrial(preset, contestant, conditions);
    case 'cold load':
      return coldLoadTrial(preset, contestant, conditions);
    case 'many documents':
      return manyDocumentsTrial(preset, contestant, conditions);
  }
}
