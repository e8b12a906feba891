import { Alert, Progress, Stack, Text, TextInput } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../platform/page';
import { Empty } from '../platform/states';
import { headIn } from './kept-head';
import { RecordDrop } from './record-drop';
import { RecountReport, Refusal } from './recount-report';
import { useRecount, type RecordCheck } from './use-recount';

function Checking({ progress }: Extract<RecordCheck, { state: 'checking' }>) {
  const { t } = useTranslation('synthesis');
  const share = progress ? (100 * progress.done) / progress.of : 0;
  return (
    <Stack gap="xs" role="status">
      <Text c="dimmed" size="sm">
        {t('verify.checking')}
      </Text>
      <Progress value={share} aria-label={t('verify.checking')} />
    </Stack>
  );
}

function Outcome({ check }: { readonly check: RecordCheck }) {
  const { t } = useTranslation('synthesis');
  switch (check.state) {
    case 'none':
      return <Empty title={t('verify.what')} text={t('verify.whatText')} />;
    case 'checking':
      return <Checking {...check} />;
    case 'refused':
      return <Refusal at={check.at} message={check.message} />;
    case 'failed':
      return (
        <Alert color="red" icon={<CircleAlert aria-hidden />} title={t('verify.failed')}>
          {t('verify.failedText')}
        </Alert>
      );
    case 'checked':
      return <RecountReport recount={check.recount} />;
  }
}

/** `/verify`: a record is recounted in this browser, whoever's server it came from. */
export function VerifyPage() {
  const { t } = useTranslation('synthesis');
  const [outcome, start] = useRecount();
  const [file, setFile] = useState<File | null>(null);
  const [typed, setTyped] = useState('');
  const isWrong = typed.trim() !== '' && headIn(typed) === null;
  const check = (taken: File | null, text: string) => {
    if (taken && (text.trim() === '' || headIn(text) !== null))
      start({ file: taken, head: headIn(text) });
  };
  const take = (taken: File) => {
    setFile(taken);
    check(taken, typed);
  };
  const type = (text: string) => {
    setTyped(text);
    check(file, text);
  };
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')}>
      <Stack gap="xl">
        <Stack gap="md">
          <RecordDrop taken={file?.name ?? null} onFile={take} />
          <TextInput
            label={t('verify.head')}
            description={t('verify.headHint')}
            placeholder="sha256:…"
            value={typed}
            onChange={({ currentTarget }) => type(currentTarget.value)}
            error={isWrong && t('verify.headWrong')}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
          />
        </Stack>
        <Outcome check={outcome} />
      </Stack>
    </Page>
  );
}
