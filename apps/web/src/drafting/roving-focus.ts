import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import { useDirection } from '@mantine/core';

const tools = (bar: HTMLElement): HTMLElement[] => [
  ...bar.querySelectorAll<HTMLElement>('[data-tool]'),
];

const nextIndex = (key: string, at: number, count: number): number | null => {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'forward') return (at + 1) % count;
  return key === 'back' ? (at - 1 + count) % count : null;
};

/** One Tab stop for a whole toolbar; arrows, Home and End go through it (WAI-ARIA toolbar pattern). */
export function useRovingFocus(ref: RefObject<HTMLElement | null>) {
  const { dir } = useDirection();

  useEffect(() => {
    tools(ref.current!).forEach((tool, index) => (tool.tabIndex = index === 0 ? 0 : -1));
  }, [ref]);

  return (event: KeyboardEvent) => {
    const all = tools(ref.current!);
    const at = all.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const [forward, back] =
      dir === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const key = event.key === forward ? 'forward' : event.key === back ? 'back' : event.key;
    const next = nextIndex(key, at, all.length);
    if (next === null) return;
    event.preventDefault();
    all.forEach((tool, index) => (tool.tabIndex = index === next ? 0 : -1));
    all[next]!.focus();
  };
}
