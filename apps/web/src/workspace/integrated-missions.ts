/** The groups and themes of the Integrated Missions Project (2006–2008), as a start for a process of that kind. */
export const integratedMissions = {
  groups: ['hq', 'field', 'governments', 'academia'],
  themes: ['integration', 'alignment', 'leadership', 'politics', 'authority', 'funding'],
} as const;
