import type { PollView } from '#libs/voting';

/** When a poll closes by itself: the end that was promised, or the later one given since; null where it has none. */
export const endOf = ({
  closesAt,
  extendedTo,
}: Pick<PollView, 'closesAt' | 'extendedTo'>): string | null => extendedTo ?? closesAt;
