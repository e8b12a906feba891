import { useEffect, useState } from 'react';

/** What is being put together before it is cast; it begins anew with what is stored whenever that changes. */
export function useDraft<T>(stored: T): [T, (change: (before: T) => T) => void] {
  const [draft, setDraft] = useState(stored);
  const told = JSON.stringify(stored);
  useEffect(() => setDraft(JSON.parse(told) as T), [told]);
  return [draft, setDraft];
}
