import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { readJoinCode } from '#libs/workspace';
import styles from './join-code-field.module.css';

/** The large field on the start page; forgiving about case, dashes and letters that are misread. */
export function JoinCodeField() {
  const { t } = useTranslation('workspace');
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const enter = (event: FormEvent) => {
    event.preventDefault();
    const code = readJoinCode(typed);
    if (code) go(`/join/${code}`);
    setWrong(!code);
  };
  return (
    <form onSubmit={enter} className={styles['form']}>
      <TextInput
        className={styles['field']}
        classNames={{ input: styles['code'] ?? '', description: styles['hint'] ?? '' }}
        size="xl"
        label={t('home.code')}
        description={t('home.codeHint')}
        placeholder="7K3F-Q2MX"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setWrong(false);
        }}
        error={wrong && t('home.codeWrong')}
        inputMode="text"
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        dir="ltr"
      />
      <Button type="submit" size="xl">
        {t('home.enter')}
      </Button>
    </form>
  );
}
