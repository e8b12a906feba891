/** The head of a process's audit chain as this browser saw it last. */
export interface KeptHead {
  readonly number: number;
  readonly head: string;
  /** when the poll closed that made it the head */
  readonly closedAt: string;
}

/** Polls that close at the same moment may be entered in either order; ms. */
const sameMoment = 60_000;

/**
 * How a head that is shown now stands to the one that was kept: what closed later has a higher number, and one number has
 * one hash; anything else contradicts it, and then somebody rewrote the record.
 */
export function compareHeads(
  kept: KeptHead | null,
  shown: KeptHead,
): 'new' | 'known' | 'contradiction' {
  if (kept === null) return 'new';
  if (shown.number === kept.number) return shown.head === kept.head ? 'known' : 'contradiction';
  const later = Date.parse(shown.closedAt) - Date.parse(kept.closedAt);
  const isHigher = shown.number > kept.number;
  if (Math.abs(later) > sameMoment && later > 0 !== isHigher) return 'contradiction';
  return isHigher ? 'new' : 'known';
}

const keyOf = (processId: string): string => `plenary-head-${processId}`;

/** What this browser kept of a process; null where it kept nothing or nothing readable. */
export function readHead(processId: string): KeptHead | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(processId)) ?? 'null') as KeptHead | null;
    return typeof kept?.number === 'number' && typeof kept.head === 'string' ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a head; a browser that keeps nothing has nothing to compare with later. */
export function keepHead(processId: string, { number, head, closedAt }: KeptHead): void {
  try {
    localStorage.setItem(keyOf(processId), JSON.stringify({ number, head, closedAt }));
  } catch {
    // storage is full or forbidden
  }
}
