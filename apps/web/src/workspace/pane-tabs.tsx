import { Text } from '@mantine/core';
import { FileText, ListOrdered, Vote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './pane-tabs.module.css';
import { useRoomContext, type Pane } from './room-context';

const icons = { agenda: ListOrdered, text: FileText, side: Vote } as const;
const panes: readonly Pane[] = ['agenda', 'text', 'side'];

/** On narrow screens: which pane fills it. A running poll puts a mark on its tab, and calls me where I have yet to vote. */
export function PaneTabs({ called }: { readonly called: boolean }) {
  const { t } = useTranslation('workspace');
  const { room, pane, showPane } = useRoomContext();
  const pollRuns = room.polls.some(({ status }) => status === 'open');
  return (
    <nav className={styles['tabs']} aria-label={t('room.panes')}>
      {panes.map((each) => {
        const Icon = icons[each];
        return (
          <button
            key={each}
            type="button"
            className={styles['tab']}
            aria-current={each === pane}
            onClick={() => showPane(each)}
          >
            <span className={styles['icon']} data-marked={each === 'side' && pollRuns}>
              <Icon size={20} aria-hidden />
            </span>
            <Text span size="xs">
              {t(each === 'side' && called ? 'room.pane.sideNow' : `room.pane.${each}`)}
            </Text>
          </button>
        );
      })}
    </nav>
  );
}
