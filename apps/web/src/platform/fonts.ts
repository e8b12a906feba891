/** From here on a screen is wide enough to be worth typefaces of 100 kB and more; a phone has its own of each kind. */
const wide = window.matchMedia('(min-width: 48em)');

/** Fetches Plenary's typefaces where the screen is wide, also when it becomes so later. */
export function dressWideScreens(): void {
  const dress = () => {
    if (wide.matches) void import('./typefaces');
  };
  wide.addEventListener('change', dress);
  dress();
}
