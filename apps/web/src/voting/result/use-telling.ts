import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { useNumbers } from '../numbers';
import type { Telling } from './telling';

/** What puts a poll's result into the words of the interface. */
export function useTelling({ options }: PollView, groups: readonly NamedView[]): Telling {
  const { t } = useTranslation('voting');
  const numbers = useNumbers();
  return { t, numbers, groups, options };
}
