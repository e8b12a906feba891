import {
  isRankedAdoption,
  placesLeft,
  type Dropped,
  type PollView,
  type Reason,
} from '#libs/voting';
import { isolated } from '../numbers';
import { quorumsMet, withheldWords } from './adoption-sentences';
import { clauseOf, sentenceOf } from './clauses';
import { optionName, optionNames, type Telling } from './telling';

const isQuorum = ({ kind }: Reason): boolean => kind === 'quorum' || kind === 'group-quorum';

const noQuorum = (telling: Telling, { binding, decision }: PollView): string[] =>
  decision!.reasons
    .filter((reason) => isQuorum(reason) && !reason.met)
    .map((reason, i) => {
      if (i > 0) return sentenceOf(telling, reason);
      const because = clauseOf(telling, reason);
      const key = binding ? 'no-quorum' : 'strawNoQuorum';
      return telling.t(`result.headline.${key}`, { because });
    });

const droppedWords = (telling: Telling, { option, reason }: Dropped): string =>
  telling.t('result.dropped', {
    option: optionName(telling, option),
    because: clauseOf(telling, reason),
  });

const firstRank = (telling: Telling, { tally, decision, options }: PollView): string[] => {
  const [first = []] = tally?.order ?? [];
  if (decision!.adopted.length > 0)
    return [telling.t('result.selected', { titles: optionNames(telling, decision!.adopted) })];
  if (decision!.tied.length > 0 || tally!.cast === 0) return [];
  if (first.length === options.length) return [telling.t('result.allEqual')];
  return [telling.t('result.first', { count: first.length, titles: optionNames(telling, first) })];
};

const adoptedWords = (telling: Telling, { binding, decision }: PollView): string[] => {
  const { outcome, adopted } = decision!;
  if (outcome === 'adopted')
    return [
      telling.t(binding ? 'result.adoptedTitles' : 'result.strawAdoptedTitles', {
        titles: optionNames(telling, adopted),
      }),
    ];
  if (outcome === 'not-adopted')
    return [telling.t(binding ? 'result.noneAdopted' : 'result.strawNoneAdopted')];
  return [];
};

const tieWords = (telling: Telling, poll: PollView): string[] => {
  const { ruling, binding } = poll;
  const { tied } = poll.decision!;
  if (tied.length === 0) return [];
  const count = placesLeft(poll, poll.decision!);
  return [
    telling.t('result.tied', { count, titles: optionNames(telling, tied) }),
    ...(ruling
      ? [
          telling.t(binding && isRankedAdoption(poll) ? 'result.ruledAdopted' : 'result.ruled', {
            titles: optionNames(telling, ruling.selected),
            reason: isolated(ruling.reason),
          }),
        ]
      : []),
  ];
};

/** A poll among several options in words, besides its list: the headline first. */
export function orderSentences(telling: Telling, poll: PollView): string[] {
  const { binding, decision, tally } = poll;
  const { outcome, dropped, reasons } = decision!;
  const withheld = withheldWords(telling, poll);
  if (withheld !== null) return [withheld];
  if (outcome === 'no-quorum') return noQuorum(telling, poll);
  const adoption = adoptedWords(telling, poll);
  return [
    ...adoption,
    ...(adoption.length === 0 ? firstRank(telling, poll) : []),
    ...tieWords(telling, poll),
    ...(tally!.cast === 0 ? [telling.t('result.nobodyVotedSentence')] : []),
    ...dropped.map((each) => droppedWords(telling, each)),
    ...quorumsMet(telling, reasons),
    ...(binding || adoption.length > 0 ? [] : [telling.t('result.headline.strawOrder')]),
  ];
}
