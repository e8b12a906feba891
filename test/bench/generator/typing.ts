import * as Y from 'yjs';

/** The operations that open a writer's paragraph: the element and the text in it. */
export const openerLength = 2;

/** What one writer will type, as the updates that their editor would send: first the paragraph, then letter by letter. */
export interface Script {
  readonly client: number;
  readonly opener: Uint8Array;
  readonly keystrokes: readonly Uint8Array[];
}

const letters = 'the parties agree to plan together ';

export function writeScript(client: number, keystrokes: number): Script {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = openParagraph(doc);
  for (let i = 0; i < keystrokes; i++) text.insert(i, letters[i % letters.length]!);
  doc.destroy();
  return { client, opener: updates[0]!, keystrokes: updates.slice(1) };
}

/** Puts an empty paragraph at the start of a document, and answers its text. */
export function openParagraph(doc: Y.Doc): Y.XmlText {
  const text = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    doc.getXmlFragment('default').insert(0, [paragraph]);
  });
  return text;
}
