import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { TonedBadge } from '../../drafting/toned-badge';
import { VoteBar } from '../vote-bar';
import { adoptionBars } from './adoption-bars';
import { clauseOf } from './clauses';
import { figureOf } from './option-figures';
import { placed, type Placed } from './places';
import classes from './result.module.css';
import type { Telling } from './telling';

interface OptionListProps {
  readonly poll: PollView;
  readonly telling: Telling;
}

type Mark = 'adopted' | 'wouldPass' | 'selected' | 'ruled' | 'tied';

/** What became of an option, where anything did. */
const markOf = ({ decision, ruling, binding }: PollView, id: string): Mark | null => {
  if (ruling?.selected.includes(id)) return 'ruled';
  if (decision!.tied.includes(id)) return 'tied';
  if (!decision!.adopted.includes(id)) return null;
  if (decision!.outcome !== 'adopted') return 'selected';
  return binding ? 'adopted' : 'wouldPass';
};

const tones = {
  adopted: 'good',
  wouldPass: 'agreed',
  selected: 'good',
  ruled: 'agreed',
  tied: 'between',
} as const;

/** Where each option is judged by itself, what it failed by. */
const failures = (telling: Telling, { decision }: PollView, id: string): string[] =>
  decision!.reasons
    .filter((reason) => !reason.met && 'option' in reason && reason.option === id)
    .map((reason) => clauseOf(telling, reason));

function OptionLine({ poll, telling, option, place, isShared }: OptionListProps & Placed) {
  const { t } = useTranslation('voting');
  const figure = figureOf(telling, poll, poll.tally!, option.id);
  const mark = markOf(poll, option.id);
  const isJudged = poll.method === 'approval' && poll.decision!.outcome !== 'ordered';
  const { overall } = isJudged ? adoptionBars(poll, [], option.id) : { overall: null };
  return (
    <li value={place} className={classes['item']}>
      <div className={classes['line']}>
        <Text className={classes['label']}>
          <bdi>{option.label}</bdi>{' '}
          {mark && <TonedBadge tone={tones[mark]}>{t(`result.mark.${mark}`)}</TonedBadge>}
        </Text>
        <Text className={classes['figure']}>
          {[figure.words, ...(isShared ? [t('result.shared')] : [])].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {figure.words !== '' && (
        <div className={classes['bar']}>
          <VoteBar
            inFavour={overall && overall.of > 0 ? overall.yes / overall.of : (figure.share ?? 0)}
            color="var(--mantine-primary-color-filled)"
            line={overall?.line ?? null}
          />
        </div>
      )}
      {failures(telling, poll, option.id).map((clause) => (
        <Text key={clause} className={classes['note']}>
          {clause}
        </Text>
      ))}
    </li>
  );
}

/** The options in their order, as a list that can be read aloud. */
export function OptionList({ poll, telling }: OptionListProps) {
  return (
    <ol className={classes['list']}>
      {placed(poll).map((each) => (
        <OptionLine key={each.option.id} poll={poll} telling={telling} {...each} />
      ))}
    </ol>
  );
}
