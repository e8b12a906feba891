import { Stack, Text } from '@mantine/core';
import classes from './result.module.css';

/** The result in words: the headline large, the rest below it. */
export function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  const [headline, ...others] = sentences;
  return (
    <Stack gap={4} data-testid="sentences">
      <Text className={classes['headline']}>{headline}</Text>
      {others.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </Stack>
  );
}
