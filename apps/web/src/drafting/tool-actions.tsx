import { Button, Group } from '@mantine/core';

interface ToolActionsProps {
  readonly submit: string;
  readonly disabled: boolean;
  /** where there is something to take away */
  readonly remove?: { readonly label: string; readonly act: () => void } | undefined;
}

/** The end of a tool's small form: put it in, or take away what is there. */
export function ToolActions({ submit, disabled, remove }: ToolActionsProps) {
  return (
    <Group justify="space-between">
      <Button type="submit" disabled={disabled}>
        {submit}
      </Button>
      {remove && (
        <Button variant="subtle" color="red" onClick={remove.act}>
          {remove.label}
        </Button>
      )}
    </Group>
  );
}
