import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Whether there is a browser; with REQUIRE_ALL=1 its absence is a failure, else it is said loudly. */
export const haveBrowser = existsSync(executablePath);

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `describe` where there is a browser; without one the stories are skipped and say so, or fail if all are required. */
export const describeInBrowser: (name: string, stories: () => void) => void = (name, stories) => {
  if (haveBrowser) return describe(name, stories);
  if (process.env['REQUIRE_ALL'] === '1')
    return describe(name, () =>
      it('has a browser', () => Promise.reject(new Error(`${executablePath} is missing`))),
    );
  process.stdout.write(
    `NOT RUN, ${executablePath} is missing (apt-get install chromium): ${name}\n`,
  );
  return describe.skip(name, stories);
};

/** Debian's Chromium, headless. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: quiet });
