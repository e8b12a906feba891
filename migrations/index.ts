import { AWorkshopEndToEnd1795464000000 } from './0001-a-workshop-end-to-end.js';
import { TheLogOfADocument1795810000000 } from './0002-the-log-of-a-document.js';

/** Every migration, in order. */
export const migrations = [AWorkshopEndToEnd1795464000000, TheLogOfADocument1795810000000];
