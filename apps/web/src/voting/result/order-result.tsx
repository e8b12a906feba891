import { Stack } from '@mantine/core';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { HeatMap } from './heat-map';
import { OptionList } from './option-list';
import { orderSentences } from './order-sentences';
import { Pairwise } from './pairwise';
import { Sentences } from './sentences';
import { useTelling } from './use-telling';

interface OrderResultProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** A poll among several options: in words, as an ordered list, as a map of options by groups. */
export function OrderResult({ poll, groups }: OrderResultProps) {
  const telling = useTelling(poll, groups);
  return (
    <Stack gap="md">
      <Sentences sentences={orderSentences(telling, poll)} />
      {poll.tally!.cast > 0 && (
        <>
          <OptionList poll={poll} telling={telling} />
          <HeatMap poll={poll} telling={telling} />
          {poll.method === 'schulze' && <Pairwise poll={poll} telling={telling} />}
        </>
      )}
    </Stack>
  );
}
