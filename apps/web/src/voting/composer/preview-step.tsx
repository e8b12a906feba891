import { Alert, Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView, RoundView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { api, ApiProblem } from '../../platform/api';
import { PollPreview } from '../poll-preview';
import classes from './composer.module.css';
import { FieldProblem } from './field-problem';
import { RoundPreview } from './round-preview';
import { isRound, type Prepared } from './use-prepare';

interface PreviewStepProps {
  readonly prepared: Prepared;
  readonly groups: readonly NamedView[];
  readonly onOpened: () => void;
  readonly onBack: () => void;
}

/** Where a prepared poll, or a round of them, is dealt with. */
export const pathOf = (prepared: Prepared): string =>
  isRound(prepared) ? `/api/rounds/${prepared.id}` : `/api/polls/${prepared.id}`;

const pollsOf = (prepared: Prepared): readonly PollView[] =>
  isRound(prepared) ? prepared.polls : [prepared];

const hashesOf = (prepared: Prepared): string =>
  pollsOf(prepared)
    .map(({ hash }) => hash)
    .join(' ');

const isDraft = (prepared: Prepared): boolean =>
  pollsOf(prepared).some(({ status }) => status === 'draft');

const openNow = (prepared: Prepared): Promise<Prepared> =>
  isRound(prepared)
    ? api.post<RoundView>(`${pathOf(prepared)}/open`, {
        hashes: Object.fromEntries(prepared.polls.map(({ id, hash }) => [id, hash])),
      })
    : api.post<PollView>(`${pathOf(prepared)}/open`, { hash: prepared.hash });

/** Opens what was previewed; where that has changed meanwhile, fetches what it would be now. */
const openOrRefresh = async (previewed: Prepared): Promise<Prepared> => {
  try {
    return await openNow(previewed);
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem) || thrown.kind !== 'conflict') throw thrown;
    const now = await api.get<Prepared>(pathOf(previewed));
    if (isDraft(now) && hashesOf(now) === hashesOf(previewed)) throw thrown;
    return now;
  }
};

/** What keeps a poll from being opened whatever the facilitator does now. */
const isBarred = ({ turnout, tooSmall }: PollView): boolean =>
  turnout.of === 0 || tooSmall.length > 0;

/** The second step: exactly what will be opened, and the button that opens it. */
export function PreviewStep({ prepared: first, groups, onOpened, onBack }: PreviewStepProps) {
  const { t } = useTranslation('voting');
  const [prepared, setPrepared] = useState(first);
  const open = useMutation({
    mutationFn: () => openOrRefresh(prepared),
    onSuccess: (now) => (isDraft(now) ? setPrepared(now) : onOpened()),
  });
  const polls = pollsOf(prepared);
  const top = useRef<HTMLDivElement>(null);
  // the form before it was scrolled to its end; newer browsers answer with a promise, which is no clean-up
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <Stack gap="md" ref={top}>
      {hashesOf(prepared) !== hashesOf(first) && (
        <Alert color="orange" role="alert">
          {t('composer.changed')}
        </Alert>
      )}
      {isRound(prepared) ? (
        <RoundPreview round={prepared} groups={groups} />
      ) : (
        <PollPreview poll={prepared} groups={groups} />
      )}
      {open.isError && <FieldProblem problem={open.error} />}
      <Group justify="space-between" className={classes['act'] ?? ''}>
        <Button variant="default" onClick={onBack}>
          {t('composer.back')}
        </Button>
        <Button
          loading={open.isPending}
          disabled={polls.some(isBarred)}
          onClick={() => open.mutate()}
        >
          {isRound(prepared)
            ? t('composer.openAll', { count: polls.length })
            : t(prepared.binding ? 'composer.openNow' : 'composer.openNowStraw')}
        </Button>
      </Group>
    </Stack>
  );
}
