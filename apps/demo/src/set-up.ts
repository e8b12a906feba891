import type {
  CreateWorkshop,
  PersonView,
  ProcessSummary,
  ProcessView,
  Role,
  WorkshopInvitation,
  WorkshopView,
} from '#libs/workspace';
import { conference } from './script/conference.js';
import { people } from './script/people.js';
import { scriptedProcess } from './script/process.js';
import { seminars } from './script/seminars.js';
import { groups } from './script/text.js';
import { SimulatedPerson } from './simulated-person.js';
import type { Visitor } from './visitor.js';

/** The process as it stands, and the people who came. */
export interface Gathering {
  readonly process: ProcessView;
  readonly people: readonly SimulatedPerson[];
  /** who leads the room */
  readonly facilitator: SimulatedPerson;
  /** who mends the texts while the room reviews */
  readonly rapporteur: SimulatedPerson;
}

/** Makes what is not there yet, so that an interrupted set-up goes on where it stopped; then lets everybody come in. */
export async function gather(organizer: Visitor): Promise<Gathering> {
  const path = `/api/processes/${scriptedProcess.slug}`;
  const mine = await organizer.get<ProcessSummary[]>('/api/processes');
  if (!mine.some(({ slug }) => slug === scriptedProcess.slug))
    await organizer.post('/api/processes', scriptedProcess);
  await addWorkshops(organizer, await organizer.get<ProcessView>(path));
  const process = await organizer.get<ProcessView>(path);
  await addPeople(organizer, process);
  return { process, ...(await arrivals(organizer, process)) };
}

/** A workshop of the process by its title. */
export function workshopOf({ workshops }: ProcessView, title: string): WorkshopView {
  const found = workshops.find((workshop) => workshop.title === title);
  if (!found) throw new Error(`the process has no "${title}"; was it renamed?`);
  return found;
}

/** Where somebody comes in who has the link: an address, good for everybody. */
export async function joinAddress(organizer: Visitor, { id }: WorkshopView): Promise<string> {
  const { joinToken } = await organizer.get<WorkshopInvitation>(`/api/workshops/${id}/invitation`);
  return `${organizer.url}/join/${joinToken}`;
}

async function addWorkshops(organizer: Visitor, process: ProcessView): Promise<void> {
  const wanted: CreateWorkshop[] = [
    ...seminars.map(({ title, place, startsAt }) => {
      return { title, place, startsAt, kind: 'seminar' } as const;
    }),
    { ...conference, kind: 'conference' },
  ];
  const there = new Set(process.workshops.map(({ title }) => title));
  for (const workshop of wanted)
    if (!there.has(workshop.title))
      await organizer.post(`/api/processes/${process.id}/workshops`, workshop);
}

async function addPeople(organizer: Visitor, process: ProcessView): Promise<void> {
  const there = new Set((await peopleOf(organizer, process)).map(({ name }) => name));
  const roster = people
    .filter(({ name }) => !there.has(name))
    .map(({ name, role, group }) => {
      return { name, role, groupId: process.groups.find(({ name: n }) => n === groups[group])?.id };
    });
  if (roster.length > 0) await organizer.post(`/api/processes/${process.id}/roster`, roster);
}

const peopleOf = (organizer: Visitor, { id }: ProcessView) =>
  organizer.get<PersonView[]>(`/api/processes/${id}/people`);

/** Badges are kept nowhere: each run gives everybody a new one. */
async function arrivals(
  organizer: Visitor,
  process: ProcessView,
): Promise<Omit<Gathering, 'process'>> {
  const rostered = await peopleOf(organizer, process);
  const arrived: SimulatedPerson[] = [];
  for (const { name, group } of people) {
    const { participantId } = rostered.find((each) => each.name === name)!;
    const { badge } = await organizer.post<{ badge: string }>(
      `/api/participants/${participantId}/badge`,
    );
    const person = new SimulatedPerson(organizer.url, name, group);
    await person.arrive(badge);
    arrived.push(person);
  }
  const withRole = (wanted: Role) => arrived[people.findIndex(({ role }) => role === wanted)]!;
  return {
    people: arrived,
    facilitator: withRole('facilitator'),
    rapporteur: withRole('rapporteur'),
  };
}
