import { useState, type HTMLAttributes, type PointerEvent, type RefObject } from 'react';

/** The rank before which a row would go that is let go at this height, counted without the row itself. */
function placeUnder(list: HTMLElement, y: number, dragged: string): number {
  const others = [...list.querySelectorAll<HTMLElement>('[data-row]')].filter(
    (row) => row.dataset['row'] !== dragged,
  );
  const above = others.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  });
  return new Set(above.map((row) => row.dataset['rank'])).size;
}

/** Lets rows (`data-row`, `data-rank`) be dragged by their grips, with mouse, pen or finger. */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  place: (id: string, place: number) => void,
) {
  const [dragged, setDragged] = useState<string | null>(null);
  const grip = (id: string): HTMLAttributes<HTMLElement> => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragged(id);
    },
    onPointerMove: ({ clientY }: PointerEvent) => {
      if (dragged === id && list.current) place(id, placeUnder(list.current, clientY, id));
    },
    onPointerUp: () => setDragged(null),
    onPointerCancel: () => setDragged(null),
  });
  return { dragged, grip };
}
