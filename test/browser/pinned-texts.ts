import * as Y from 'yjs';
import type { RevisionView, StatementView } from '#libs/drafting';
import type { Person } from '../person.js';
import type { MadeProcess, MadeWorkshop } from '../process.js';

/** An option of a poll that is pinned to a text. */
export interface PinnedOption {
  readonly label: string;
  readonly revisionId: string;
}

/** Resolves once this document has something in it. */
const filled = (doc: Y.Doc): Promise<void> =>
  new Promise((done) => {
    const look = () => {
      if (doc.getXmlFragment('default').length === 0) return;
      doc.off('update', look);
      done();
    };
    doc.on('update', look);
    look();
  });

/** Drafts a recommendation of one paragraph and fixes it as a revision: an option for a poll. */
export async function pinnedText(
  keeper: Person,
  process: MadeProcess,
  workshop: MadeWorkshop,
  { title, words }: { readonly title: string; readonly words: string },
): Promise<PinnedOption> {
  const { id, documentId } = await keeper.post<StatementView>(
    `/api/processes/${process.id}/statements`,
    { kind: 'recommendation', title, themeId: process.themes[0]!.id, workshopId: workshop.id },
  );
  // what one sends another receives only once it is stored
  const [writer, reader] = [await keeper.open(documentId), await keeper.open(documentId)];
  writer.doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    writer.doc.getXmlFragment('default').insert(0, [paragraph]);
  });
  await filled(reader.doc);
  const revision = await keeper.post<RevisionView>(`/api/statements/${id}/revisions`);
  return { label: title, revisionId: revision.id };
}
