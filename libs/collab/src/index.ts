export { type Connection } from './connection.js';
export { defaultLimits, type Limits } from './limits.js';
export { MemoryUpdateLog } from './memory-update-log.js';
export { closing, readMessage, writeMessage, type Message } from './messages.js';
export { type Peer } from './peer.js';
export { choresHere, type Chores, type Heal } from './chores.js';
export { stateOf } from './compact.js';
export { type Trouble } from './room-options.js';
export { Rooms, type Load, type RoomsOptions } from './rooms.js';
export { rootNode, textNode, type Rules } from './rules.js';
export {
  type Batch,
  type Checkpoint,
  type Claim,
  type LogPart,
  type LogRow,
  type Refused,
  type UpdateLog,
} from './update-log.js';
