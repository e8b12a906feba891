import type { TFunction } from 'i18next';
import { isolated } from './numbers';
import type { PollInWords } from './outbox/kept-ballot';
import type { Choice } from './submission';

type Asked = Pick<PollInWords, 'method' | 'options'>;
type Words = (t: TFunction<'voting'>, choice: Choice, poll: Asked) => string;

const labelOf = ({ options }: Asked, id: string): string =>
  isolated(options.find((option) => option.id === id)?.label ?? id);

const sum = (numbers: object): number =>
  Object.values(numbers).reduce<number>((total, n) => total + Number(n), 0);

const rankedWords: Words = (_, choice, poll) =>
  (choice as string[][])
    .map((tied, i) => `${i + 1}. ${tied.map((id) => labelOf(poll, id)).join(' = ')}`)
    .join(' · ');

const wordsByMethod: Readonly<Record<Asked['method'], Words>> = {
  'yes-no-abstain': (t, choice) => t(choice as 'yes'),
  consent: (t, choice) => `${Number(choice)} · ${t(`ballot.fingers.${choice as 5}.label`)}`,
  'no-objection': (t, choice) => t(choice === 'object' ? 'ballot.objected' : 'ballot.stoodAside'),
  approval: (t, choice, poll) =>
    (choice as string[]).map((id) => labelOf(poll, id)).join(' · ') || t('ballot.noneOfThese'),
  dots: (t, choice) => t('ballot.dotsChosen', { count: sum(choice as object) }),
  score: (_, choice, poll) =>
    Object.entries(choice)
      .map(([id, score]) => `${labelOf(poll, id)} ${score}`)
      .join(' · '),
  borda: rankedWords,
  schulze: rankedWords,
};

/** A choice as the voter would say it: "Yes", "5 dots placed", "1. Security · 2. Planning". */
export const choiceWords = (
  t: TFunction<'voting'>,
  choice: Choice | undefined,
  poll: Asked,
): string => (choice === undefined ? '' : wordsByMethod[poll.method](t, choice, poll));
