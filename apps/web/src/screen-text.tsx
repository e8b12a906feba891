import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import type { NamedView, ParticipantView } from '#libs/workspace';
import { LazyLiveStatement } from './drafting/lazy-live-statement';
import { useStatementName } from './drafting/statement-name';
import styles from './screen-text.module.css';

interface ScreenTextProps {
  readonly statement: StatementView;
  readonly me: ParticipantView;
  readonly groups: readonly NamedView[];
}

/** The text in the spotlight, live and large, to be read from the last row. */
export function ScreenText({ statement, me, groups }: ScreenTextProps) {
  const { t } = useTranslation('drafting');
  const name = useStatementName();
  return (
    <article className={styles['text']}>
      <Text c="dimmed">{name(statement)}</Text>
      <Title order={2} dir="auto" ff="var(--plenary-serif)">
        {statement.title}
      </Title>
      <LazyLiveStatement
        key={statement.documentId}
        documentId={statement.documentId}
        author={me.id}
        label={t('document', { name: name(statement) })}
        mayWrite={false}
        reason={null}
        groupId={null}
        groups={groups}
        wordPlace={null}
      />
    </article>
  );
}
