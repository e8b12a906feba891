import { Alert, Button, Code, CopyButton, Stack, Text, Title } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleX, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Recount } from '#libs/synthesis';
import { ServerWords } from '../platform/problem-alert';
import { useNumbers } from '../voting/numbers';
import { DifferenceList } from './difference-list';
import classes from './recount-report.module.css';

/** How many texts, polls and entries were looked at. */
function Checked({ recount }: { readonly recount: Recount }) {
  const { t } = useTranslation('synthesis');
  const { number } = useNumbers();
  const figures = (['texts', 'polls', 'entries'] as const).map(
    (name) => [name, recount[name]] as const,
  );
  return (
    <dl className={classes['figures']}>
      {figures.map(([name, n]) => (
        <div key={name}>
          <dt>{t(`verify.checked.${name}`)}</dt>
          <dd>{number(n)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The chain's head now, to be kept. */
function HeadToKeep({ head }: { readonly head: string }) {
  const { t } = useTranslation('synthesis');
  return (
    <Stack component="section" gap="xs" align="flex-start">
      <Title order={2}>{t('verify.headNow')}</Title>
      <Text c="dimmed">{t('verify.headNowText')}</Text>
      <Code dir="ltr" className={classes['hash']}>
        {head}
      </Code>
      <CopyButton value={head}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {t(copied ? 'verify.copied' : 'verify.copy')}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}

function Consistent({ recount }: { readonly recount: Recount }) {
  const { t } = useTranslation('synthesis');
  const { number } = useNumbers();
  const { anchor, entries, erased } = recount;
  const numbers = { number: number(anchor ?? 0), of: number(entries) };
  return (
    <Alert
      color="petrol"
      icon={anchor === null ? <CircleCheck aria-hidden /> : <ShieldCheck aria-hidden />}
      title={t(anchor === null ? 'verify.consistent' : 'verify.anchored')}
    >
      <Text>{t('verify.consistentText')}</Text>
      <Text mt="xs">
        {anchor === null ? t('verify.notAnchoredText') : t('verify.anchoredText', numbers)}
        {anchor !== null && anchor < entries && ` ${t('verify.laterText')}`}
      </Text>
      {erased > 0 && (
        <Text mt="xs">{t('verify.erased', { count: erased, number: number(erased) })}</Text>
      )}
    </Alert>
  );
}

function Differing({ recount }: { readonly recount: Recount }) {
  const { t } = useTranslation('synthesis');
  const { number } = useNumbers();
  const { problems } = recount;
  return (
    <Stack gap="md">
      <Alert
        color="red"
        icon={<CircleX aria-hidden />}
        title={t('verify.differing', { count: problems.length, number: number(problems.length) })}
      >
        {t('verify.differingText')}
      </Alert>
      <DifferenceList differences={problems} />
    </Stack>
  );
}

/** What a recount found, in words. */
export function RecountReport({ recount }: { readonly recount: Recount }) {
  return (
    <Stack gap="xl">
      {recount.problems.length === 0 ? (
        <Consistent recount={recount} />
      ) : (
        <Differing recount={recount} />
      )}
      <Checked recount={recount} />
      {recount.problems.length === 0 && <HeadToKeep head={recount.head} />}
    </Stack>
  );
}

interface RefusalProps {
  /** the place in the file */
  readonly at: string | null;
  /** why, in English */
  readonly message: string;
}

/** The file is none that a recount could read. */
export function Refusal({ at, message }: RefusalProps) {
  const { t } = useTranslation('synthesis');
  return (
    <Alert color="red" icon={<CircleAlert aria-hidden />} title={t('verify.malformed')}>
      <Text>{t('verify.malformedText')}</Text>
      {at !== null && (
        <Code dir="ltr" className={classes['hash']}>
          {at}
        </Code>
      )}
      <ServerWords>{message}</ServerWords>
    </Alert>
  );
}
