import type { Peer } from './peer.js';
import type { Visit } from './visit.js';
import type { Writer } from './writer.js';

/** The connections in a room, and which of them are still to be told what of theirs is saved. */
export class Audience {
  readonly #visits = new Map<Peer, Visit>();
  readonly #untold = new Set<Visit>();
  /** The same in a list, which is quicker to go through a hundred times a second; null after somebody came or went. */
  #everybody: readonly Visit[] | null = null;

  get size(): number {
    return this.#visits.size;
  }

  get everybody(): readonly Visit[] {
    return (this.#everybody ??= [...this.#visits.values()]);
  }

  /** Who may have more saved than they were told. */
  get untold(): ReadonlySet<Visit> {
    return this.#untold;
  }

  add(visit: Visit): void {
    this.#visits.set(visit.peer, visit);
    this.#everybody = null;
  }

  /** Somebody goes; answers who it was, if they were here. */
  remove(peer: Peer): Visit | undefined {
    const visit = this.#visits.get(peer);
    if (!visit) return undefined;
    this.#visits.delete(peer);
    this.#untold.delete(visit);
    this.#everybody = null;
    return visit;
  }

  of(peer: Peer): Visit | undefined {
    return this.#visits.get(peer);
  }

  /** The visit in which somebody writes, while it lasts. */
  ofWriter(writer: Writer): Visit | undefined {
    const visit = this.#visits.get(writer.peer);
    return visit?.writer === writer ? visit : undefined;
  }

  /** Frames of these writers were saved. */
  haveSaved(writers: Iterable<Writer>): void {
    for (const writer of writers) {
      const visit = this.ofWriter(writer);
      if (visit?.writer.hasUntold) this.#untold.add(visit);
    }
  }

  /** Somebody knows all that there is to know of what they wrote. */
  isTold(visit: Visit): void {
    this.#untold.delete(visit);
  }
}
