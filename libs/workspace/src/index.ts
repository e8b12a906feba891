export * from './contract.js';
export { joinCodeFrom, readJoinCode, showJoinCode } from './join-code.js';
export { line } from './line.js';
export {
  demand,
  may,
  mayWriteText,
  permissions,
  writersByPhase,
  type Act,
  type Moment,
} from './permissions.js';
export {
  admissions,
  attributions,
  phases,
  roles,
  workshopKinds,
  workshopStatuses,
  type Admission,
  type Attribution,
  type Phase,
  type Role,
  type WorkshopKind,
  type WorkshopStatus,
} from './words.js';
