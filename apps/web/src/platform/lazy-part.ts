import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/**
 * A part of the interface that is fetched once it is shown, and with it the styles of fields, menus and dialogues, which
 * a phone need not have to read and to vote.
 */
export const lazyPart = <Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => {
    // asked for first, so that the part's own styles come after them
    const styles = import('./mantine-more.css');
    const [part] = await Promise.all([load(), styles]);
    return { default: part };
  });
