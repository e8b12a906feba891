import type { Result } from './results.js';
import type { Figure } from './sample.js';

/** How a server's CPU per delivered keystroke compares; null where there is nothing to compare it with. */
export interface Ratios {
  readonly ofRelay: number | null;
  readonly ofBestPeer: number | null;
}

/** Compares a server with the others of its preset. */
export function ratiosOf({ preset, median: { cpu } }: Result, results: readonly Result[]): Ratios {
  const here = results.filter((result) => result.preset === preset);
  if (cpu === undefined) return { ofRelay: null, ofBestPeer: null };
  return {
    ofRelay: ratio(cpu, ofRelay(here, 'cpu')),
    ofBestPeer: ratio(cpu, ofBestPeer(here, 'cpu')),
  };
}

/** A figure of the relay, among the results of one preset. */
export const ofRelay = (here: readonly Result[], figure: Figure): number | null =>
  here.find(({ part }) => part === 'limit')?.median[figure] ?? null;

/** The lowest of a figure among the peers. */
export function ofBestPeer(here: readonly Result[], figure: Figure): number | null {
  const peers = here.filter(({ part }) => part === 'peer');
  const figures = peers.flatMap(({ median }) => median[figure] ?? []);
  return figures.length === 0 ? null : Math.min(...figures);
}

export const ratio = (own: number, other: number | null): number | null =>
  other === null || other <= 0 ? null : own / other;
