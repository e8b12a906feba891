import type { CreateProcess, NamedView } from '#libs/workspace';
import type { Person } from './person.js';

/** A process as its creation answers it. */
export interface MadeProcess {
  readonly id: string;
  readonly slug: string;
  readonly groups: readonly NamedView[];
  readonly themes: readonly NamedView[];
}

export interface MadeWorkshop {
  readonly id: string;
  readonly joinCode: string;
  readonly joinToken: string;
}

/** Makes a process with one workshop. */
export async function makeProcess(
  organizer: Person,
  input: Partial<CreateProcess> = {},
): Promise<{ process: MadeProcess; workshop: MadeWorkshop }> {
  const process = await organizer.post<MadeProcess>('/api/processes', {
    title: 'Integrated Missions',
    slug: 'integrated-missions',
    groups: [{ name: 'UN Headquarters' }, { name: 'Field operations' }],
    themes: [{ name: 'Strategic integration' }],
    admission: 'open',
    attribution: 'groups',
    ...input,
  });
  const workshop = await organizer.post<MadeWorkshop>(`/api/processes/${process.id}/workshops`, {
    title: 'Oslo conference',
    kind: 'conference',
  });
  return { process, workshop };
}
