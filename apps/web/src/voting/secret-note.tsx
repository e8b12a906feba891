import { ChevronDown, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './ballot.module.css';

/** What a secret poll promises, in a sentence, and behind it what else it does and does not. */
export function SecretNote() {
  const { t } = useTranslation('voting');
  return (
    <details className={classes['secret']}>
      <summary>
        <Lock size={18} aria-hidden />
        <span>{t('ballot.secret.promise')}</span>
        <ChevronDown size={18} aria-hidden className={classes['more']} />
      </summary>
      <ul>
        <li>{t('ballot.secret.cells')}</li>
        <li>{t('ballot.secret.notKept')}</li>
        <li>{t('ballot.secret.unanimity')}</li>
        <li>{t('ballot.secret.operator')}</li>
        <li>{t('ballot.secret.pressure')}</li>
      </ul>
    </details>
  );
}
