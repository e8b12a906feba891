import type { StatementView } from '#libs/drafting';
import type { WorkshopView } from '#libs/workspace';
import { Person } from '../../person.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from '../../process.js';

/** A workshop where everybody may write: who is in it, and what they write. */
export interface Workshop {
  readonly cookies: readonly string[];
  readonly documentIds: readonly string[];
}

interface Wanted {
  readonly people: number;
  readonly documents: number;
}

const atATime = 16;

/** Makes a live workshop with so many members and statements, by the means that an organizer has. */
export async function convene(url: string, signIn: string, wanted: Wanted): Promise<Workshop> {
  const organizer = new Person(url);
  await organizer.post('/api/sign-in', { token: signIn });
  const { process, workshop } = await makeProcess(organizer);
  await openForDrafting(organizer, workshop);
  const cookies = await inBatches(wanted.people, (number) => join(url, number, process, workshop));
  const documentIds = await inBatches(wanted.documents, (number) =>
    addStatement(organizer, number, process, workshop),
  );
  return { cookies, documentIds };
}

async function openForDrafting(organizer: Person, workshop: MadeWorkshop): Promise<void> {
  const path = `/api/workshops/${workshop.id}`;
  const { agenda } = await organizer.put<WorkshopView>(`${path}/agenda`, [{ title: 'Drafting' }]);
  const drafting = { currentItemId: agenda[0]!.id, phase: 'draft' };
  await organizer.patch(path, { status: 'live', ...drafting });
}

async function join(
  url: string,
  number: number,
  { groups }: MadeProcess,
  { joinCode: code }: MadeWorkshop,
): Promise<string> {
  const person = new Person(url);
  const groupId = groups[number % groups.length]!.id;
  await person.post('/api/join', { code, name: `Participant ${number}`, groupId });
  return person.cookie;
}

async function addStatement(
  organizer: Person,
  number: number,
  process: MadeProcess,
  { id: workshopId }: MadeWorkshop,
): Promise<string> {
  const themeId = process.themes[0]!.id;
  const statement = { kind: 'recommendation', title: `Recommendation ${number}` };
  const path = `/api/processes/${process.id}/statements`;
  const made = await organizer.post<StatementView>(path, { ...statement, themeId, workshopId });
  return made.documentId;
}

async function inBatches<Made>(count: number, make: (number: number) => Promise<Made>) {
  const made: Made[] = [];
  while (made.length < count) {
    const batch = Math.min(atATime, count - made.length);
    made.push(
      ...(await Promise.all(Array.from({ length: batch }, (_, i) => make(made.length + i)))),
    );
  }
  return made;
}
