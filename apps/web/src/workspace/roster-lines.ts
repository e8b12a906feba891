import type { NamedView, Role } from '#libs/workspace';

/** Somebody on a line of the roster, as it is typed or pasted: `name; group; role; email`. */
export interface RosterPerson {
  readonly name: string;
  readonly groupId: string | null;
  readonly role: Role;
  readonly email: string | null;
}

export interface WrongLine {
  readonly line: number;
  readonly text: string;
  readonly wrong: 'name' | 'group' | 'role' | 'email';
}

interface Known {
  readonly groups: readonly NamedView[];
  /** roles by the words for them, in lower case */
  readonly roles: ReadonlyMap<string, Role>;
}

const sameWord = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase();

const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

const readLine = (
  text: string,
  line: number,
  { groups, roles }: Known,
): RosterPerson | WrongLine => {
  const [name = '', groupName = '', roleName = '', email = ''] = text
    .split(/[;؛\t]/)
    .map((part) => part.trim());
  const group = groups.find((known) => sameWord(known.name, groupName));
  const role = roleName === '' ? 'member' : roles.get(roleName.toLocaleLowerCase());
  if (name === '' || name.length > 120) return { line, text, wrong: 'name' };
  if (groupName !== '' && !group) return { line, text, wrong: 'group' };
  if (!role) return { line, text, wrong: 'role' };
  if (email !== '' && !looksLikeEmail(email)) return { line, text, wrong: 'email' };
  return { name, groupId: group?.id ?? null, role, email: email || null };
};

/** Reads a roster's lines (`;` or tabs, as a spreadsheet pastes them); a missing role is member, a missing group none. */
export function readRoster(typed: string, known: Known) {
  const people: RosterPerson[] = [];
  const wrong: WrongLine[] = [];
  for (const [index, text] of typed.split('\n').entries()) {
    if (text.trim() === '') continue;
    const read = readLine(text, index + 1, known);
    if ('wrong' in read) wrong.push(read);
    else people.push(read);
  }
  return { people, wrong };
}
