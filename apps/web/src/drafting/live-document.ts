import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { CollabProvider } from './collab-provider';
import type { ConnectionWord } from './connection-ledger';
import { forgetDocument, holdDocument, releaseDocument, type OpenDocument } from './open-documents';

export interface LiveDocument extends OpenDocument {
  /** Drops what is here and opens the stored text again, for when a change of ours was refused. */
  readonly startOver: () => void;
}

/** A document for as long as the component stays; null for the first moment. */
export function useLiveDocument(documentId: string): LiveDocument | null {
  const [opening, setOpening] = useState(0);
  const [live, setLive] = useState<LiveDocument | null>(null);

  useEffect(() => {
    setLive({
      ...holdDocument(documentId),
      startOver: () => {
        forgetDocument(documentId);
        setOpening((times) => times + 1);
      },
    });
    return () => {
      setLive(null);
      releaseDocument(documentId);
    };
  }, [documentId, opening]);

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
