import { randomUUID } from 'node:crypto';
import type { PollView } from '#libs/voting';
import { adoptionPoll } from './poll.js';
import { Person } from './person.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';

/** A workshop whose people are on the roster and have come in: each holds a confirmed seat. */
export interface Constituency {
  readonly organizer: Person;
  readonly process: MadeProcess;
  readonly workshop: MadeWorkshop;
  readonly voters: readonly Person[];
}

const atATime = 16;

/** Makes a process of its own with so many voters, in its groups by turns. */
export async function gatherVoters(organizer: Person, count: number): Promise<Constituency> {
  const made = await makeProcess(organizer, {
    slug: `process-${randomUUID()}`,
    admission: 'roster',
  });
  const { id, groups } = made.process;
  const roster = Array.from({ length: count }, (_, i) => ({
    name: `Voter ${i}`,
    role: 'member',
    groupId: groups[i % groups.length]!.id,
  }));
  const admitted = await organizer.post<{ badge: string }[]>(`/api/processes/${id}/roster`, roster);
  const voters: Person[] = [];
  while (voters.length < count) {
    const next = admitted.slice(voters.length, voters.length + atATime);
    voters.push(...(await Promise.all(next.map(({ badge }) => comeIn(organizer.url, badge)))));
  }
  return { organizer, ...made, voters };
}

/** Somebody with a browser of their own who comes in by a badge; the same badge admits the same person twice. */
export async function comeIn(url: string, badge: string): Promise<Person> {
  const person = new Person(url);
  await person.post('/api/join', { badge });
  return person;
}

/** Prepares a poll of a constituency and opens it on what was shown of it. */
export async function openPoll(
  { organizer, workshop }: Pick<Constituency, 'organizer' | 'workshop'>,
  change: object = {},
): Promise<PollView> {
  const { id, hash } = await organizer.post<PollView>(
    `/api/workshops/${workshop.id}/polls`,
    adoptionPoll(change),
  );
  return organizer.post<PollView>(`/api/polls/${id}/open`, { hash });
}
