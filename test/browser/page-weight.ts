import type { Page } from 'playwright-core';

/** One answer as it came over the wire. */
export interface Weighed {
  readonly url: string;
  /** bytes, head and body, as they were sent */
  readonly bytes: number;
}

/** Notes every answer that a page receives from here on, with its size on the wire. */
export async function weigh(page: Page): Promise<Weighed[]> {
  const answers: Weighed[] = [];
  const urls = new Map<string, string>();
  const devtools = await page.context().newCDPSession(page);
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) =>
    urls.set(requestId, request.url),
  );
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    answers.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength }),
  );
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  return answers;
}
