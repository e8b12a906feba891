import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress, Recount } from '#libs/synthesis';
import type { RecountNews, RecountTask } from './recount-worker';

/** How the check of a record stands. */
export type RecordCheck =
  | { readonly state: 'none' }
  | { readonly state: 'checking'; readonly progress: Progress | null }
  | { readonly state: 'refused'; readonly at: string | null; readonly message: string }
  | { readonly state: 'checked'; readonly recount: Recount; readonly head: string | null }
  | { readonly state: 'failed' };

const startWorker = (): Worker =>
  new Worker(new URL('./recount-worker.ts', import.meta.url), { type: 'module' });

const after = (news: RecountNews, head: string | null): RecordCheck => {
  if (news.kind === 'progress') return { state: 'checking', progress: news.progress };
  if (news.kind === 'refused') return { state: 'refused', at: news.at, message: news.message };
  return { state: 'checked', recount: news.recount, head };
};

/**
 * Checks records in a thread beside the page's, which is fetched with the page: from then on no server is needed. A new
 * check takes the place of one that runs.
 */
export function useRecount(): readonly [RecordCheck, (task: RecountTask) => void] {
  const [check, setCheck] = useState<RecordCheck>({ state: 'none' });
  const worker = useRef<Worker | null>(null);
  const isBusy = useRef(false);

  useEffect(() => {
    worker.current = startWorker();
    return () => worker.current?.terminate();
  }, []);

  const start = useCallback((task: RecountTask) => {
    if (isBusy.current) {
      worker.current?.terminate();
      worker.current = startWorker();
    }
    const own = worker.current!;
    isBusy.current = true;
    setCheck({ state: 'checking', progress: null });
    own.onmessage = ({ data }: MessageEvent<RecountNews>) => {
      isBusy.current = data.kind === 'progress';
      setCheck(after(data, task.head));
    };
    own.onerror = () => setCheck({ state: 'failed' });
    own.postMessage(task);
  }, []);

  return [check, start];
}
