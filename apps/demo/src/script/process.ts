import type { CreateProcess } from '#libs/workspace';
import { groups, themes } from './text.js';

const named = (names: Readonly<Record<string, string>>) =>
  Object.values(names).map((name) => ({ name }));

/** The process as the organizer makes it; `open`, so that whoever watches can come in by code. */
export const scriptedProcess: CreateProcess = {
  title: 'Integrated Missions Project',
  slug: 'integrated-missions',
  host: 'Norwegian Ministry of Foreign Affairs',
  groups: named(groups),
  themes: named(themes),
  admission: 'open',
  attribution: 'groups',
};
