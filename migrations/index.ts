import { AWorkshopEndToEnd1795464000000 } from './0001-a-workshop-end-to-end.js';

/** Every migration, in order. */
export const migrations = [AWorkshopEndToEnd1795464000000];
