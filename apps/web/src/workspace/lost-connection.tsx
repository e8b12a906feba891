import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLiveConnected } from '../platform/live';
import styles from './lost-connection.module.css';

/** Says that the room's news do not arrive at the moment; otherwise nothing. */
export function LostConnection() {
  const { t } = useTranslation('workspace');
  const connected = useLiveConnected();
  return (
    <span role="status" data-lost={!connected}>
      {!connected && (
        <span className={styles['lost']}>
          <CloudOff size={16} aria-hidden /> {t('room.offline')}
        </span>
      )}
    </span>
  );
}
