/** How much a fault does: `small` takes seconds and runs with every test, `whole` is what was promised. */
export type Scale = 'small' | 'whole';

/** Something that goes wrong, and what must hold all the same. */
export interface Fault {
  /** What `npm run faults -- <name>` calls it. */
  readonly name: string;
  /** What must hold, as a sentence that begins with a verb: it is a test's name too. */
  readonly says: string;
  /** Brings the fault about; throws where something did not hold. */
  run(scale: Scale, report: Report): Promise<void>;
}

/** What a fault measured, by name, in the order in which it was told. */
export class Report {
  readonly figures = new Map<string, number | string>();

  tell(name: string, figure: number | string): void {
    this.figures.set(name, figure);
  }
}

/** Throws unless something holds. */
export function mustHold(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`this must hold: ${what}`);
}
