import type { Preset } from './presets.js';

const tenth = (count: number, least: number) => Math.max(least, Math.ceil(count / 10));

/** A preset so small and short that all of them fit in a minute: to see that everything works, not what is fast. */
export function quick(preset: Preset): Preset {
  switch (preset.kind) {
    case 'live':
      return {
        ...preset,
        rooms: tenth(preset.rooms, 1),
        people: tenth(preset.people, 5),
        writers: tenth(preset.writers, 3),
        carets: tenth(preset.carets, 0),
        seconds: 1,
      };
    case 'cold load':
      return { ...preset, keystrokes: preset.keystrokes / 40, joiners: tenth(preset.joiners, 2) };
    case 'many documents':
      return { ...preset, documents: preset.documents / 100, secondsToLetGo: 1 };
  }
}
