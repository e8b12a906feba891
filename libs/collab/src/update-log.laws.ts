import type { Batch, Checkpoint, LogRow, UpdateLog } from './update-log.js';

const bytes = (...values: number[]) => Uint8Array.from(values);

/**
 * The tests that every implementation of `UpdateLog` must pass. `makeLog` answers a log that may hold other documents
 * already; documents, batches and authors are UUIDs, so that they fit any column.
 */
export function updateLogLaws(name: string, makeLog: () => Promise<UpdateLog>): void {
  describe(`${name} keeps the laws of an update log`, () => {
    let log: UpdateLog;
    let documentId: string;
    const ana = crypto.randomUUID();
    const ben = crypto.randomUUID();

    beforeEach(async () => {
      log = await makeLog();
      documentId = crypto.randomUUID();
    });

    const batch = (seq: number, ...rows: [author: string | null, content: number][]): Batch => ({
      documentId,
      batchId: crypto.randomUUID(),
      seq,
      rows: rows.map(([author, content]) => ({ author, bytes: bytes(content, 0, 255) })),
    });

    const rowsAfter = async (id: string, after: number) => (await log.read(id, after)).rows;

    const shown = (rows: readonly LogRow[]) =>
      rows.map(({ seq, author, bytes: [content] }) => [seq, author, content]);

    it('knows nothing of a document that nobody wrote', async () => {
      expect(await log.read(documentId, 0)).toEqual({ checkpoint: null, rows: [] });
    });

    it('reads back what was appended, in order, byte for byte', async () => {
      const first = batch(1, [ana, 1], [null, 2]);
      expect(await log.append([first])).toEqual(new Set());
      await log.append([batch(3, [ben, 3])]);
      const rows = await rowsAfter(documentId, 0);
      expect(shown(rows)).toEqual([
        [1, ana, 1],
        [2, null, 2],
        [3, ben, 3],
      ]);
      expect(rows.map((row) => row.batchId).slice(0, 2)).toEqual([first.batchId, first.batchId]);
      expect([...rows[0]!.bytes]).toEqual([1, 0, 255]);
      expect(typeof rows[0]!.seq).toBe('number');
    });

    it('reads only what came after a seq', async () => {
      await log.append([batch(1, [ana, 1], [ana, 2], [ana, 3])]);
      expect(shown(await rowsAfter(documentId, 2))).toEqual([[3, ana, 3]]);
      expect(await rowsAfter(documentId, 3)).toEqual([]);
    });

    it('appends the batches of several documents at once', async () => {
      const other: Batch = { ...batch(1, [ben, 9]), documentId: crypto.randomUUID() };
      expect(await log.append([batch(1, [ana, 1]), other])).toEqual(new Set());
      expect(shown(await rowsAfter(documentId, 0))).toEqual([[1, ana, 1]]);
      expect(shown(await rowsAfter(other.documentId, 0))).toEqual([[1, ben, 9]]);
    });

    it('reports a batch that lost the race, stores none of it, and stores the others', async () => {
      await log.append([batch(1, [ana, 1])]);
      const late = batch(1, [ben, 2], [ben, 3], [ben, 4]);
      const other: Batch = { ...batch(1, [ben, 9]), documentId: crypto.randomUUID() };
      expect(await log.append([late, other])).toEqual(new Set([late.batchId]));
      expect(shown(await rowsAfter(documentId, 0))).toEqual([[1, ana, 1]]);
      expect(shown(await rowsAfter(other.documentId, 0))).toEqual([[1, ben, 9]]);
    });

    it('reports a batch that is sent again as lost, and it still bears its id', async () => {
      const again = batch(1, [ana, 1]);
      await log.append([again]);
      expect(await log.append([again])).toEqual(new Set([again.batchId]));
      expect((await rowsAfter(documentId, 0)).map((row) => row.batchId)).toEqual([again.batchId]);
    });

    it('lets exactly one of many racing batches win, whole', async () => {
      const racing = Array.from({ length: 12 }, (_, i) => batch(1, [ana, i], [ben, i], [null, i]));
      const lost = await Promise.all(racing.map((each) => log.append([each])));
      const winners = racing.filter((each, i) => !lost[i]!.has(each.batchId));
      expect(winners).toHaveLength(1);
      const rows = await rowsAfter(documentId, 0);
      expect(rows.map((row) => row.batchId)).toEqual(rows.map(() => winners[0]!.batchId));
      expect(rows).toHaveLength(3);
    });

    it('keeps rows of one thousand updates apart from each other', async () => {
      await log.append([
        batch(1, ...Array.from({ length: 1000 }, (_, i): [string, number] => [ana, i % 250])),
      ]);
      const rows = await rowsAfter(documentId, 0);
      expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
      expect(rows[777]!.bytes[0]).toBe(777 % 250);
    });

    const checkpointAt = (seq: number): Checkpoint => ({
      seq,
      state: bytes(seq, 0, 255),
      vector: bytes(seq),
    });

    it('gives a newcomer the checkpoint and what follows it, byte for byte', async () => {
      await log.append([batch(1, [ana, 1], [ben, 2], [ana, 3])]);
      await log.checkpoint(documentId, checkpointAt(2));
      const { checkpoint, rows } = await log.read(documentId, 0);
      expect(checkpoint).toEqual(checkpointAt(2));
      expect(shown(rows)).toEqual([[3, ana, 3]]);
    });

    it('gives whoever has a beginning the rows that follow it, as long as they are there', async () => {
      await log.append([batch(1, [ana, 1], [ben, 2], [ana, 3])]);
      await log.checkpoint(documentId, checkpointAt(3));
      const { checkpoint, rows } = await log.read(documentId, 1);
      expect(checkpoint).toBeNull();
      expect(shown(rows)).toEqual([
        [2, ben, 2],
        [3, ana, 3],
      ]);
    });

    it('keeps the later one of two checkpoints, whichever comes first', async () => {
      await log.append([batch(1, [ana, 1], [ben, 2], [ana, 3])]);
      await log.checkpoint(documentId, checkpointAt(3));
      await log.checkpoint(documentId, checkpointAt(2));
      expect((await log.read(documentId, 0)).checkpoint).toEqual(checkpointAt(3));
    });

    it('binds a client id to whoever named it first, also among those who name it at once', async () => {
      const claim = (client: number, author: string | null, id = documentId) => ({
        documentId: id,
        client,
        author,
      });
      expect(await log.claim([claim(7, ana), claim(2 ** 32 - 1, null)])).toEqual([ana, null]);
      const other = crypto.randomUUID();
      expect(
        await log.claim([claim(7, ben), claim(8, ben), claim(8, ana), claim(7, ben, other)]),
      ).toEqual([ana, ben, ben, ben]);
      const racing = Array.from({ length: 12 }, (_, i) => log.claim([claim(9, i % 2 ? ana : ben)]));
      expect(new Set((await Promise.all(racing)).flat()).size).toBe(1);
    });

    it('takes what was refused, however odd its reason', async () => {
      const refused = {
        documentId,
        author: ana,
        reason: 'no "{such}" thing, \\ سبب',
        bytes: bytes(1),
      };
      await expect(
        log.quarantine([refused, { ...refused, author: null }]),
      ).resolves.toBeUndefined();
    });
  });
}
