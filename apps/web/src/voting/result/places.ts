import type { PollOptionView, PollView } from '#libs/voting';

/** An option in its place; those that are equal share one, and the next place counts them. */
export interface Placed {
  readonly option: PollOptionView;
  readonly place: number;
  readonly isShared: boolean;
}

/** The options in their order; what ranked adoption left out is not among them. */
export function placed({ tally, options }: PollView): Placed[] {
  let before = 0;
  return (tally?.order ?? []).flatMap((rank) => {
    const place = before + 1;
    before += rank.length;
    return rank.flatMap((id) => {
      const option = options.find((known) => known.id === id);
      return option ? [{ option, place, isShared: rank.length > 1 }] : [];
    });
  });
}
