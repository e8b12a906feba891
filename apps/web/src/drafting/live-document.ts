import type { ObservableV2 } from 'lib0/observable';
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

/** What is so now, read anew whenever its source tells of an event. */
function useTold<Event extends string, Value>(
  source: ObservableV2<Record<Event, () => void>>,
  event: Event,
  read: () => Value,
): Value {
  const subscribe = useCallback(
    (changed: () => void) => {
      source.on(event, changed);
      return () => source.off(event, changed);
    },
    [source, event],
  );
  return useSyncExternalStore(subscribe, read);
}

/** What can be said now about where this document's words are. */
export const useConnectionWord = (provider: CollabProvider): ConnectionWord =>
  useTold(provider, 'word', () => provider.word);

/** What is to be told of changes that could not be saved, of an earlier page or of this one. */
export const useKeptNotice = (keeper: ChangeKeeper): KeptNotice | null =>
  useTold(keeper, 'notice', () => keeper.notice);
