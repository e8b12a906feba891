import { isProblem } from '#libs/problem';
import { recount, type Progress, type Recount } from '#libs/synthesis';

/** What is asked of the worker: the record's file, and the head that somebody kept. */
export interface RecountTask {
  readonly file: Blob;
  readonly head: string | null;
}

/** What it answers: how far it is, now and then, and one of the others at the end. */
export type RecountNews =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'recounted'; readonly recount: Recount }
  | { readonly kind: 'refused'; readonly at: string | null; readonly message: string };

const tell = (news: RecountNews): void => self.postMessage(news);

/** Milliseconds between two words on progress: a page draws no faster. */
const pause = 50;

const tellingProgress = () => {
  let last = 0;
  return (progress: Progress) => {
    if (performance.now() - last < pause) return;
    last = performance.now();
    tell({ kind: 'progress', progress });
  };
};

const notUtf8: RecountNews = { kind: 'refused', at: null, message: 'This file is not UTF-8.' };

async function readText(file: Blob): Promise<string | null> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function work({ file, head }: RecountTask): Promise<RecountNews> {
  const text = await readText(file);
  if (text === null) return notUtf8;
  try {
    return { kind: 'recounted', recount: recount(text, { head, tell: tellingProgress() }) };
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return { kind: 'refused', at: thrown.at ?? null, message: thrown.message };
  }
}

/** A defect is thrown where the page hears of it (`error`), not lost in a promise. */
const fail = (thrown: unknown): void =>
  void setTimeout(() => {
    throw thrown;
  });

self.onmessage = ({ data }: MessageEvent<RecountTask>) => {
  work(data).then(tell, fail);
};
