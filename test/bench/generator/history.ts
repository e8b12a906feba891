import * as Y from 'yjs';
import { openParagraph } from './typing.js';

/** What one person wrote: keystroke by keystroke, and how many operations that made. */
export interface History {
  readonly updates: readonly Uint8Array[];
  readonly operations: number;
  readonly state: Uint8Array;
}

const letters = 'abcdefghijklmnopqrstuvwxyz ';
const keystrokesPerParagraph = 600;
/** After so many, people go on somewhere else; that makes 120,000 keystrokes a document of about 388 kB. */
const keystrokesPerBurst = 14;

/** Writes paragraph after paragraph, here a word and there a word, as a text looks that was worked on. */
export function writeHistory(client: number, keystrokes: number, random: () => number): History {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let text = openParagraph(doc);
  let at = 0;
  for (let i = 0; i < keystrokes; i++) {
    if (i > 0 && i % keystrokesPerParagraph === 0) text = openParagraph(doc);
    if (i % keystrokesPerBurst === 0) at = Math.floor(random() * (text.length + 1));
    text.insert(Math.min(at++, text.length), letters[Math.floor(random() * letters.length)]!);
  }
  const state = Y.encodeStateAsUpdate(doc);
  const operations = Y.getState(doc.store, client);
  doc.destroy();
  return { updates, operations, state };
}
