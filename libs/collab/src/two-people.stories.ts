import { Person, Story } from './room.stories.js';

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

/** What one of them is shown of another's caret. */
export const seenBy = (person: Person, of: Person) =>
  person.awareness.getStates().get(of.doc.clientID);
