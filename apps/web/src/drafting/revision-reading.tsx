import { Card, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DocumentJson, RevisionView } from '#libs/drafting';
import { useDates } from '../platform/dates';
import { Failure, Loading } from '../platform/states';
import { DocumentView } from './document-view';
import { revisionQuery } from './drafting-queries';

interface RevisionReadingProps {
  readonly revision: RevisionView;
  readonly adopted: boolean;
}

const documentOf = (text: string): DocumentJson =>
  (JSON.parse(text) as { content: { document: DocumentJson } }).content.document;

/** The fixed words of one revision. */
export function RevisionReading({ revision, adopted }: RevisionReadingProps) {
  const { t } = useTranslation('drafting');
  const { dayAndTime } = useDates();
  const text = useQuery(revisionQuery(revision.id));
  return (
    <section>
      <Text size="sm" c="dimmed" mb="xs">
        {t(adopted ? 'page.adoptedText' : 'page.latestOf', {
          number: revision.number,
          when: dayAndTime(revision.madeAt),
        })}
      </Text>
      <Card withBorder padding="xl" bg="var(--plenary-paper)">
        {text.isPending && <Loading />}
        {text.isError && <Failure problem={text.error} retry={() => void text.refetch()} />}
        {text.isSuccess && <DocumentView document={documentOf(text.data.text)} />}
      </Card>
    </section>
  );
}
