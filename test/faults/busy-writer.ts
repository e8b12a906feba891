import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Person } from '../person.js';
import { inTime } from './in-time.js';
import { RawLine, type LineEnd } from './raw-line.js';

/** Somebody who types a letter every other millisecond, whatever they are told, until their line is cut. */
export class BusyWriter {
  private readonly sentAt: number[] = [];
  private readonly savedAt: number[] = [];

  private constructor(
    private readonly line: RawLine,
    private readonly run: Y.XmlText,
  ) {
    line.shown.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) line.writes(update);
    });
  }

  /** Opens a text and has its first letter saved. */
  static async at(person: Person, documentId: string, clientId: number): Promise<BusyWriter> {
    const line = await RawLine.open(person, documentId);
    const doc = await line.reads();
    doc.clientID = clientId;
    const writer = new BusyWriter(line, new Y.XmlText());
    doc.transact(() => writer.begin(), writer);
    void writer.typeOn();
    await line.until(() => line.saved > 0, 'the first letter is saved');
    return writer;
  }

  /** Resolves once the line was cut. */
  get cut(): Promise<LineEnd> {
    return inTime(this.line.ended, 'the writer is cut off');
  }

  /** How long after a moment something was accepted that had been written later than that; 0 if nothing was. */
  acceptedUntil(moment: number): number {
    const late = this.savedAt.filter((_, i) => this.sentAt[i]! > moment);
    return Math.max(0, ...late.map((at) => at - moment));
  }

  private begin(): void {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [this.run]);
    this.line.shown.getXmlFragment('default').insert(0, [paragraph]);
    this.sentAt.push(performance.now());
  }

  private async typeOn(): Promise<void> {
    while (this.line.isOpen) {
      this.line.shown.transact(() => this.run.insert(this.run.length, 'x'), this);
      this.sentAt.push(performance.now());
      while (this.savedAt.length < this.line.saved) this.savedAt.push(performance.now());
      await pause(2);
    }
    while (this.savedAt.length < this.line.saved) this.savedAt.push(performance.now());
  }
}
