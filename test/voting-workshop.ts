import { randomUUID } from 'node:crypto';
import type { BallotReceipt, PollView } from '#libs/voting';
import type { Person } from './person.js';
import type { Plenary } from './plenary.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';

/** A workshop in which rostered voters take part, each with a browser of their own. */
export interface VotingWorkshop {
  readonly organizer: Person;
  readonly process: MadeProcess;
  readonly workshop: MadeWorkshop;
  /** group by group, in the order of the process's groups */
  readonly voters: readonly Person[];
  /** Prepares a poll and opens it on what was previewed. */
  open(poll: object): Promise<PollView>;
  prepare(poll: object): Promise<PollView>;
  close(poll: PollView): Promise<PollView>;
}

/** Makes a workshop with groups of these sizes, in which everybody's seat is confirmed. */
export async function votingWorkshop(
  plenary: Plenary,
  ...sizes: readonly number[]
): Promise<VotingWorkshop> {
  const organizer = await plenary.organizer();
  const groups = sizes.map((_, i) => ({ name: `Group ${i + 1}` }));
  const slug = `process-${randomUUID()}`;
  const { process, workshop } = await makeProcess(organizer, { slug, groups, admission: 'roster' });
  const roster = sizes.flatMap((size, g) =>
    Array.from({ length: size }, (_, i) => ({
      name: `Voter ${g + 1}.${i + 1}`,
      role: 'member',
      groupId: process.groups[g]!.id,
    })),
  );
  const path = `/api/processes/${process.id}/roster`;
  const admitted = await organizer.post<{ badge: string }[]>(path, roster);
  const voters = await Promise.all(
    admitted.map(async ({ badge }) => {
      const person = plenary.newcomer();
      await person.post('/api/join', { badge });
      return person;
    }),
  );
  const prepare = (poll: object) =>
    organizer.post<PollView>(`/api/workshops/${workshop.id}/polls`, {
      question: 'What do we say?',
      minimumOpen: 0,
      binding: true,
      rule: {},
      ...poll,
    });
  return {
    organizer,
    process,
    workshop,
    voters,
    prepare,
    async open(poll) {
      const { id, hash } = await prepare(poll);
      return organizer.post<PollView>(`/api/polls/${id}/open`, { hash });
    },
    close: ({ id }) => organizer.post<PollView>(`/api/polls/${id}/close`),
  };
}

/** Casts a ballot, in place of the stored one of version `replaces`. */
export const cast = (
  voter: Person,
  { id, hash: pollHash }: PollView,
  choice: unknown,
  replaces: number | null = null,
): Promise<BallotReceipt> =>
  voter.put(`/api/polls/${id}/ballot`, {
    pollHash,
    choice,
    replaces,
    submissionId: randomUUID(),
  });

/** Casts one choice of each voter; undefined for who does not vote. */
export const castAll = (voters: readonly Person[], poll: PollView, choices: readonly unknown[]) =>
  Promise.all(
    choices.flatMap((choice, i) => (choice === undefined ? [] : [cast(voters[i]!, poll, choice)])),
  );
