import { ActionIcon, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import classes from './statement-editor.module.css';

interface ToolbarButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** for directional drawings, which face the other way in Arabic */
  readonly mirrored?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** One tool of the editor: a large target with its name, which keeps the selection in the text. */
export function ToolbarButton({
  label,
  icon: Icon,
  onClick,
  pressed,
  disabled = false,
  mirrored = false,
  ref,
}: ToolbarButtonProps) {
  return (
    <Tooltip label={label} openDelay={400} withArrow>
      <ActionIcon
        ref={ref}
        className={classes['tool']}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? undefined : 'gray'}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        data-tool
        style={{ opacity: disabled ? 0.4 : 1 }}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => !disabled && onClick()}
      >
        <Icon size={18} aria-hidden data-mirrored={mirrored || undefined} />
      </ActionIcon>
    </Tooltip>
  );
}
