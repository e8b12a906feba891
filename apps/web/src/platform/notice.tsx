import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

interface NoticeProps {
  /** `alert` where it must be heard at once */
  readonly role?: 'alert';
  readonly tone: 'good' | 'waiting' | 'bad';
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  /** what can be done */
  readonly actions?: ReactNode;
}

/** Where something of mine stands, in words that stand out without colour too. */
export function Notice({ role, tone, icon: Icon, title, children, actions }: NoticeProps) {
  return (
    <div role={role} className={classes['notice']} data-tone={tone}>
      <Icon size={22} aria-hidden className={classes['icon']} />
      <div>
        <div className={classes['title']}>{title}</div>
        {children}
        {actions && <div className={classes['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
