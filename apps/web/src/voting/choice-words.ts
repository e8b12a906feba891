import type { TFunction } from 'i18next';
import type { Choice } from './submission';

/** A choice as the voter would say it: "Yes", or "5 dots placed". */
export function choiceWords(t: TFunction<'voting'>, choice: Choice | undefined): string {
  if (choice === undefined) return '';
  if (choice === 'yes' || choice === 'no' || choice === 'abstain') return t(choice);
  if (typeof choice === 'string') return choice;
  const count = Object.values(choice).reduce((sum, dots) => sum + dots, 0);
  return t('ballot.dotsChosen', { count });
}
