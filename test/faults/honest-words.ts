import * as Y from 'yjs';
import type { LogRow } from '#libs/collab';

/** How what honest people wrote has fared. */
export interface Fate {
  /** Characters that stand. */
  readonly intact: number;
  /** Those that somebody who may write deleted, or what they stood in: that is editing. */
  readonly deleted: number;
  /** Those that are gone without a reason. */
  readonly lost: number;
}

/** What was deleted by whom, from a log alone: kept apart from any document. */
class Deletes {
  private readonly ranges = new Map<number, { clock: number; len: number }[]>();

  add(bytes: Uint8Array): void {
    for (const [client, ranges] of Y.decodeUpdate(bytes).ds.clients)
      this.ranges.set(client, [...(this.ranges.get(client) ?? []), ...ranges]);
  }

  /** Whether an item was named in a delete, or something that it stands in. */
  reach(item: Y.Item | null): boolean {
    if (!item) return false;
    const { client, clock } = item.id;
    const isNamed = this.ranges
      .get(client)
      ?.some((range) => range.clock <= clock && clock < range.clock + range.len);
    return isNamed === true || this.reach((item.parent as Y.XmlElement)._item);
  }
}

/** Reads a log back and looks what became of the characters that honest client ids brought; `isHostile` tells authors apart. */
export function fateOf(
  rows: readonly LogRow[],
  honest: readonly number[],
  isHostile: (author: string | null) => boolean,
): Fate {
  const doc = new Y.Doc({ gc: false });
  const deletes = new Deletes();
  for (const { bytes, author } of rows) {
    Y.applyUpdate(doc, bytes);
    if (isHostile(author)) deletes.add(bytes);
  }
  const fate = { intact: 0, deleted: 0, lost: 0 };
  for (const client of honest)
    for (const item of doc.store.clients.get(client) ?? [])
      if (item instanceof Y.Item && item.content instanceof Y.ContentString) {
        if (!item.deleted) fate.intact += item.length;
        else if (deletes.reach(item)) fate.deleted += item.length;
        else fate.lost += item.length;
      }
  return fate;
}
