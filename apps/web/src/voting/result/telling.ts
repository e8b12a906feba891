import type { TFunction } from 'i18next';
import type { PollOptionView, Reason } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { isolated, type Numbers } from '../numbers';

/** What is needed to put a result into a reader's words. */
export interface Telling {
  readonly t: TFunction<'voting'>;
  readonly numbers: Numbers;
  readonly groups: readonly NamedView[];
  readonly options: readonly PollOptionView[];
}

export type ReasonOf<K extends Reason['kind']> = Extract<Reason, { kind: K }>;

export const ofKind = <K extends Reason['kind']>(
  reasons: readonly Reason[],
  kind: K,
): ReasonOf<K>[] => reasons.filter((reason): reason is ReasonOf<K> => reason.kind === kind);

export const groupName = ({ groups, t }: Telling, id: string): string =>
  isolated(groups.find((group) => group.id === id)?.name ?? t('withoutGroup'));

const labelOf = ({ options }: Telling, id: string): string =>
  options.find((option) => option.id === id)?.label ?? id;

export const optionName = (telling: Telling, id: string): string => isolated(labelOf(telling, id));

/** Options as a list in words: "A, B and C". */
export const optionNames = (telling: Telling, ids: readonly string[]): string =>
  telling.numbers.list(ids.map((id) => labelOf(telling, id)));
