import * as Y from 'yjs';
import type { StatementView } from '#libs/drafting';
import { Person } from '../person.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from '../process.js';
import { comeIn } from '../voters.js';

/** A workshop that is ready to decide: its texts written, its people seated and confirmed. */
export interface DecisiveWorkshop {
  readonly organizer: Person;
  readonly process: MadeProcess;
  readonly workshop: MadeWorkshop;
  readonly statements: readonly StatementView[];
  /** group by group */
  readonly voters: readonly Person[];
}

const groups = [
  { name: 'UN Headquarters', size: 5 },
  { name: 'Field operations', size: 5 },
  { name: 'Academia', size: 2 },
];

const texts = [
  ['Unity of effort', 'Plan together from the first day, with one budget and one set of aims.'],
  ['A common budget', 'Ask for one budget that all parts of the mission answer for.'],
  ['Leadership', 'Choose the head of mission early, and let that person choose the team.'],
] as const;

const names = ['Amara', 'Bao', 'Chidi', 'Dalia', 'Elif', 'Fatou', 'Goran', 'Hana', 'Ivo', 'Jun'];

/** Makes it over the public routes; the organizer signs in with the link that the server printed. */
export async function decisiveWorkshop(url: string, printed: string): Promise<DecisiveWorkshop> {
  const organizer = new Person(url);
  const token = /^organizer \S+#(\S+)$/m.exec(printed)![1]!;
  await organizer.post('/api/sign-in', { token });
  const { process, workshop } = await makeProcess(organizer, {
    groups: groups.map(({ name }) => ({ name })),
    admission: 'roster',
  });
  await organizer.patch(`/api/workshops/${workshop.id}`, { status: 'live' });
  const statements: StatementView[] = [];
  for (const [title, text] of texts)
    statements.push(await writeText(organizer, process, workshop, { title, text }));
  const roster = groups.flatMap(({ size }, g) =>
    Array.from({ length: size }, (_, i) => ({
      name: `${names[(g * 4 + i) % names.length]} ${'KLM'[g]}.`,
      role: 'member',
      groupId: process.groups[g]!.id,
    })),
  );
  const path = `/api/processes/${process.id}/roster`;
  const admitted = await organizer.post<{ badge: string }[]>(path, roster);
  const voters = await Promise.all(admitted.map(({ badge }) => comeIn(url, badge)));
  return { organizer, process, workshop, statements, voters };
}

async function writeText(
  organizer: Person,
  process: MadeProcess,
  workshop: MadeWorkshop,
  { title, text }: { readonly title: string; readonly text: string },
): Promise<StatementView> {
  const statement = await organizer.post<StatementView>(`/api/processes/${process.id}/statements`, {
    kind: 'recommendation',
    title,
    themeId: process.themes[0]!.id,
    workshopId: workshop.id,
  });
  const { doc, provider } = await organizer.open(statement.documentId);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.transact(() => doc.getXmlFragment('default').insert(0, [paragraph]));
  await until(async () => {
    const revision = await organizer.post<{ id: string }>(
      `/api/statements/${statement.id}/revisions`,
      {},
    );
    const kept = await organizer.get<{ text: string }>(`/api/revisions/${revision.id}`);
    return kept.text.includes(text);
  });
  provider.destroy();
  doc.destroy();
  return statement;
}

/** Asks until it holds; what was sent over a socket is saved when the server says so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 50; left > 0; left--) if (await holds()) return;
  throw new Error('the text was not saved');
}
