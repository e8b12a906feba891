import { admit, type Gate } from './admission.js';
import type { Healer } from './healer.js';
import type { Owners } from './owners.js';
import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';
import type { Turn } from './turn.js';
import type { Writer } from './writer.js';

/** What a turn is mended with. */
export interface MenderParts {
  readonly document: SavedDocument;
  readonly owners: Owners;
  readonly healer: Healer;
  /** In whose name the healer writes. */
  readonly server: Writer;
}

/** Adds to a turn what mends the text once the turn is in it, so that nobody sees it broken. */
export class TurnMender {
  constructor(
    private readonly documentId: string,
    private readonly parts: MenderParts,
    private readonly options: RoomOptions,
  ) {}

  /** Mends, as far as the text is short enough to be looked at here and now; answers whether it was looked at. */
  mend(turn: Turn, gate: Gate): boolean {
    const { document, healer } = this.parts;
    const updates = turn.updates();
    if (!this.#mayLook(updates)) return false;
    try {
      const bytes = healer.mend(() => document.replica.updates(), updates);
      return bytes === null || this.#add(bytes, turn, gate);
    } catch (error) {
      healer.forget();
      this.options.onTrouble({ what: 'heal failed', documentId: this.documentId, error });
      return false;
    }
  }

  /** Whether the text, with these updates in it, is too long to be looked at before it is shown. */
  isTooLong(updates: readonly Uint8Array[]): boolean {
    const { replica, index } = this.parts.document;
    const { heavyBytes, manyNodes } = this.options.limits;
    const weight = updates.reduce((sum, { length }) => sum + length, replica.bytes);
    return weight > heavyBytes || index.countTypes() > manyNodes;
  }

  /** Adds what mends the text, if the gate takes it. */
  #add(bytes: Uint8Array, turn: Turn, gate: Gate): boolean {
    const { owners, healer, server } = this.parts;
    void owners.claim(null, [healer.client]);
    const offer = { bytes, author: null, mayWrite: true };
    const verdict = admit({ ...gate, owners: { of: () => null } }, offer);
    if (verdict.kind === 'taken') turn.add(server, verdict.change);
    else healer.forget();
    return verdict.kind === 'taken';
  }

  #mayLook(updates: readonly Uint8Array[]): boolean {
    if (!this.isTooLong(updates)) return this.parts.healer.mayLook;
    this.parts.healer.forget();
    return false;
  }
}
