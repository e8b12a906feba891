import type { PollView } from '#libs/voting';

/** What stands in the list of polls: a poll by itself, or the polls of a round in their order. */
export interface PollsTogether {
  readonly key: string;
  /** the round's title; null for a poll by itself */
  readonly title: string | null;
  readonly polls: readonly PollView[];
}

const together = (polls: readonly PollView[]): PollsTogether => {
  const { id, round } = polls[0]!;
  const inOrder = polls.toSorted((a, b) => (a.round?.position ?? 0) - (b.round?.position ?? 0));
  return { key: round?.id ?? id, title: round?.title ?? null, polls: inOrder };
};

export const isRunning = ({ polls }: PollsTogether): boolean =>
  polls.some(({ status }) => status === 'open');

/** The polls of a room as they are shown: rounds together, what runs first, else newest first as they came. */
export function pollsTogether(polls: readonly PollView[]): PollsTogether[] {
  const byKey = new Map<string, PollView[]>();
  for (const poll of polls) {
    const key = poll.round?.id ?? poll.id;
    byKey.set(key, [...(byKey.get(key) ?? []), poll]);
  }
  const all = [...byKey.values()].map(together);
  return [...all.filter(isRunning), ...all.filter((each) => !isRunning(each))];
}
