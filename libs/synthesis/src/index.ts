export { cleanText } from './clean-text.js';
export { directionOf, type Direction } from './direction.js';
export { renderHtml } from './html.js';
export { renderMarkdown } from './markdown.js';
export type {
  Material,
  ProcessMaterial,
  RevisionMaterial,
  StatementMaterial,
  WorkshopMaterial,
} from './material.js';
export type { Priority, PriorityVote } from './priorities.js';
export {
  composeRecord,
  type PollMaterial,
  type RecordablePoll,
  type RecordMaterial,
} from './record/compose-record.js';
export type { Difference, DifferenceKind } from './record/difference.js';
export type {
  PollRecord,
  ProcessRecord,
  RecordedRevision,
  RecordedStatement,
} from './record/process-record.js';
export { recount, type Progress, type Recount, type RecountOptions } from './record/recount.js';
export { writeReport, type Bar, type Block, type Report } from './report.js';
export {
  composeSynthesis,
  type AdoptedStatement,
  type Chapter,
  type OtherStatement,
  type Synthesis,
} from './synthesis.js';
export { layOutTable, type GridCell, type TableGrid } from './table-grid.js';
export type { Figures, GroupFigures, Vote } from './votes.js';
export { reportLanguages, wordsIn, type ReportLanguage, type Words } from './words.js';
