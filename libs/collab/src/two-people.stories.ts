import { Person, Story, telling } from './room.stories.js';
import type { Rooms } from './rooms.js';

/** The story of the test that runs, and two people in it. */
export let story: Story;
export let ana: Person;
export let ben: Person;

const begun: Story[] = [];

/** Begins a story of two people; the one that was begun before goes on beside it. */
export function begin(seed = 1, options: ConstructorParameters<typeof Story>[1] = {}): void {
  story = new Story(seed, options);
  begun.push(story);
  ana = story.person('ana');
  ben = story.person('ben');
}

/** Ends all that was begun. */
export const end = () => Promise.all(begun.splice(0).map((each) => each.ends()));

/** Both come in, and have said what they had. */
export async function bothJoin(): Promise<void> {
  ana.joins();
  ben.joins();
  await story.allSaved();
  await story.until(() => ana.sent > 0 && ben.sent > 0);
}

/** Another node on the same log, of whose rows the first one hears. */
export const opensOther = (): Rooms =>
  story.opensRooms({ log: telling(story.log, () => story.rooms.refresh(story.documentId)) });

/** Ana begins a text on the first node, and Ben has it on another, which is the answer. */
export async function startOnTwoNodes(): Promise<Rooms> {
  const other = opensOther();
  ana.joins();
  ben.joins(other);
  ana.types('start ');
  await story.allSaved();
  other.refresh(story.documentId);
  await story.allSee('start ');
  return other;
}

/** What one of them is shown of another's caret. */
export const seenBy = (person: Person, of: Person) =>
  person.awareness.getStates().get(of.doc.clientID);
