import { Alert, Button, CopyButton } from '@mantine/core';
import { use, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Anchor, PollView } from '#libs/voting';
import { RoomContext } from '../../workspace/room-context';
import { shortHash } from '../pinned-text';
import { compareHeads, keepHead, readHead } from './kept-heads';
import classes from './result.module.css';

interface ResultAnchorProps {
  readonly anchor: Anchor;
  readonly closedAt: NonNullable<PollView['closedAt']>;
}

/** Whether this head contradicts what this browser kept of the process; a later one is kept from now on. */
function useContradiction({ anchor: { number, head }, closedAt }: ResultAnchorProps): boolean {
  const processId = use(RoomContext)?.process.id;
  const [contradicts, setContradicts] = useState(false);
  useEffect(() => {
    if (processId === undefined) return;
    const shown = { number, head, closedAt };
    const compared = compareHeads(readHead(processId), shown);
    if (compared === 'new') keepHead(processId, shown);
    setContradicts(compared === 'contradiction');
  }, [processId, number, head, closedAt]);
  return contradicts;
}

/** Where the result stands in the audit chain, small, to be copied and kept. */
export function ResultAnchor({ anchor, closedAt }: ResultAnchorProps) {
  const { t } = useTranslation('voting');
  const contradicts = useContradiction({ anchor, closedAt });
  const text = `result ${anchor.fingerprint}\nchain ${anchor.number} ${anchor.head}\n`;
  return (
    <>
      {contradicts && (
        <Alert color="red" role="alert">
          {t('anchor.contradiction')}
        </Alert>
      )}
      <div className={classes['anchor']}>
        <span>
          {t('anchor.fingerprint')} <bdi dir="ltr">{shortHash(anchor.fingerprint)}</bdi>
        </span>
        <span>
          {t('anchor.head', { number: anchor.number })}{' '}
          <bdi dir="ltr">{shortHash(anchor.head)}</bdi>
        </span>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={copy}>
              {t(copied ? 'anchor.copied' : 'anchor.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </>
  );
}
