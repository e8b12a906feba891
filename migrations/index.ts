import { AWorkshopEndToEnd1795464000000 } from './0001-a-workshop-end-to-end.js';
import { TheLogOfADocument1795810000000 } from './0002-the-log-of-a-document.js';
import { TheLiveVote1795900000000 } from './0003-the-live-vote.js';

/** Every migration, in order. */
export const migrations = [
  AWorkshopEndToEnd1795464000000,
  TheLogOfADocument1795810000000,
  TheLiveVote1795900000000,
];
