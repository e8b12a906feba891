import type { RoomOptions } from './room-options.js';
import type { LogPart } from './update-log.js';

const firstPause = 50;
const longestPause = 5_000;

/** Reads what a document has beyond a seq, again and again with growing pauses, until the log answers or nobody waits. */
export async function readPatiently(
  documentId: string,
  after: number,
  { log, onTrouble }: Pick<RoomOptions, 'log' | 'onTrouble'>,
  isOver: () => boolean,
): Promise<LogPart> {
  for (let pause = firstPause; !isOver(); pause = Math.min(longestPause, pause * 2)) {
    try {
      return await log.read(documentId, after);
    } catch (error) {
      onTrouble({ what: 'read failed', documentId, error });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return { checkpoint: null, rows: [] };
}
