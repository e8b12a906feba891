import { ballots } from './ballots.js';
import { ballotsKilled } from './ballots-killed.js';
import { clientIds, clientIdsAfterRestart } from './client-ids.js';
import { compaction } from './compaction.js';
import { convergence } from './convergence.js';
import { databaseAway } from './database-away.js';
import { databaseCrash } from './database-crash.js';
import { diskFull } from './disk-full.js';
import type { Fault } from './fault.js';
import { foreignDocuments } from './foreign-documents.js';
import { forgedCounts } from './forged-counts.js';
import { heavyFrames } from './heavy-frames.js';
import { heldFrames } from './held-frames.js';
import { joinStorm } from './join-storm.js';
import { kill } from './kill.js';
import { lostAnswers } from './lost-answers.js';
import { malformedSockets } from './malformed-sockets.js';
import { mutatedFrames } from './mutated-frames.js';
import { mutatedSockets } from './mutated-sockets.js';
import { targetedPoisons } from './poisons.js';
import { roleLowered } from './role-lowered.js';
import { slowReader } from './slow-reader.js';
import { stockGap } from './stock-gap.js';
import { toldToStop } from './told-to-stop.js';
import { twoProcesses } from './two-processes.js';

/** Every fault, a line each. */
export const faults: readonly Fault[] = [
  malformedSockets,
  forgedCounts,
  targetedPoisons,
  heavyFrames,
  heldFrames,
  roleLowered,
  stockGap,
  clientIds,
  clientIdsAfterRestart,
  convergence,
  mutatedFrames,
  mutatedSockets,
  foreignDocuments,
  kill,
  databaseAway,
  lostAnswers,
  twoProcesses,
  slowReader,
  joinStorm,
  diskFull,
  compaction,
  databaseCrash,
  toldToStop,
  ballots,
  ballotsKilled,
];
