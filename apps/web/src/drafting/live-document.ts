import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { ChangeKeeper, KeptNotice } from './change-keeper';
import type { Whose } from './change-store';
import type { CollabProvider } from './collab-provider';
import type { ConnectionWord } from './connection-ledger';
import { forgetDocument, holdDocument, releaseDocument, type OpenDocument } from './open-documents';

export interface LiveDocument extends OpenDocument {
  /** Drops what is here and opens the stored text again, for when a change of ours was refused. */
  readonly startOver: () => void;
}

/** A document for as long as the component stays; null for the first moment. */
export function useLiveDocument({ author, documentId }: Whose): LiveDocument | null {
  const [opening, setOpening] = useState(0);
  const [live, setLive] = useState<LiveDocument | null>(null);

  useEffect(() => {
    const whose = { author, documentId };
    setLive({
      ...holdDocument(whose),
      startOver: () => {
        forgetDocument(whose);
        setOpening((times) => times + 1);
      },
    });
    return () => {
      setLive(null);
      releaseDocument(whose);
    };
  }, [author, documentId, opening]);

  return live;
}

/** What can be said now about where this document's words are. */
export function useConnectionWord(provider: CollabProvider): ConnectionWord {
  const subscribe = useCallback(
    (changed: () => void) => {
      provider.on('word', changed);
      return () => provider.off('word', changed);
    },
    [provider],
  );
  return useSyncExternalStore(subscribe, () => provider.word);
}

/** What is to be told of changes that an earlier page could not save. */
export function useKeptNotice(keeper: ChangeKeeper): KeptNotice | null {
  const subscribe = useCallback(
    (changed: () => void) => {
      keeper.on('notice', changed);
      return () => keeper.off('notice', changed);
    },
    [keeper],
  );
  return useSyncExternalStore(subscribe, () => keeper.notice);
}
