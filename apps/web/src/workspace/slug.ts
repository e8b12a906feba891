/** A slug proposed from a title: `Integrated Missions 2026` → `integrated-missions-2026`; empty where nothing Latin is left. */
export const slugFrom = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
