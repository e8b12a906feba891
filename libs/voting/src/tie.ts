import type { Decision } from './decision.js';

/** For how many of the options that tie across the cut there is place: one is selected where a rule says nothing. */
export function placesLeft({ rule }: { readonly rule: unknown }, { adopted }: Decision): number {
  const { seats = 1 } = rule as { readonly seats?: number };
  return seats - adopted.length;
}
