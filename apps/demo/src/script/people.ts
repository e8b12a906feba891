import type { Role } from '#libs/workspace';
import type { GroupKey } from './text.js';

interface ScriptedPerson {
  readonly name: string;
  readonly group: GroupKey;
  readonly role: Role;
}

const of = (group: GroupKey, ...names: string[]): ScriptedPerson[] =>
  names.map((name) => ({ name, group, role: 'member' }));

/** Who takes part. The names are made up and mean nobody. The host's first person leads the room, academia's first writes the report. */
export const people: readonly ScriptedPerson[] = [
  ...of('hq', 'Ines Okorafor-Lund', 'Tomas Brandvik', 'Lakmini Perera', 'Daniel Ferreyros'),
  ...of('field', 'Amina Belhajji', 'Josue Mutesa', 'Carla Rinaldi-Sousa', 'Yaw Addobea'),
  { name: 'Sigrid Halvorsrud', group: 'governments', role: 'facilitator' },
  ...of('governments', 'Meron Tadelle', 'Paulo Nakashima', 'Zanele Khumbuza'),
  { name: 'Hanna Voss-Lindeqvist', group: 'academia', role: 'rapporteur' },
  ...of('academia', 'Farid Qasemzai', 'Wen Jingru', 'Beatriz Almontero'),
];
