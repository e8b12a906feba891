import { randomUUID } from 'node:crypto';
import type { StatementView } from '#libs/drafting';
import { Person } from '../person.js';
import { makeProcess } from '../process.js';

/** People of one process, each with a cookie of their own, and the texts that they write. */
export interface Crowd {
  readonly organizer: Person;
  readonly people: readonly Person[];
  readonly documentIds: readonly string[];
}

interface Size {
  readonly people: number;
  readonly documents: number;
}

/** Makes a process with so many members, who have all come in, and so many empty statements. */
export async function gather(
  organizer: Person,
  { people: count, documents }: Size,
): Promise<Crowd> {
  const { process, workshop } = await makeProcess(organizer, {
    slug: `process-${randomUUID()}`,
    admission: 'roster',
  });
  const groupId = process.groups[0]!.id;
  const roster = Array.from({ length: count }, (_, i) => ({
    name: `Writer ${i}`,
    role: 'member',
    groupId,
  }));
  const admitted = await organizer.post<{ badge: string }[]>(
    `/api/processes/${process.id}/roster`,
    roster,
  );
  const people: Person[] = [];
  for (const { badge } of admitted) {
    const person = new Person(organizer.url);
    await person.post('/api/join', { badge });
    people.push(person);
  }
  const documentIds: string[] = [];
  for (let i = 0; i < documents; i++) {
    const { documentId } = await organizer.post<StatementView>(
      `/api/processes/${process.id}/statements`,
      {
        kind: 'finding',
        title: `Text ${i}`,
        themeId: process.themes[0]!.id,
        workshopId: workshop.id,
      },
    );
    documentIds.push(documentId);
  }
  return { organizer, people, documentIds };
}
