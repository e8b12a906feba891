import { useEffect, useState, type RefObject } from 'react';

/** Whether an element has ever been on screen; a hidden pane of the room has not. */
export function useSeen(ref: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
    );
    watch.observe(ref.current!);
    return () => watch.disconnect();
  }, [ref, seen]);
  return seen;
}
