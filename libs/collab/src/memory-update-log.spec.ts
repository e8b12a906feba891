import { MemoryUpdateLog } from './memory-update-log.js';
import { updateLogLaws } from './update-log.laws.js';

updateLogLaws('the log in memory', () => Promise.resolve(new MemoryUpdateLog()));
