import type { Config } from '../platform/config.js';
import type { SignInLinks } from './sign-in-links.js';

/**
 * The line `organizer <url>` with a fresh sign-in link, where there is no organizer yet or one was asked for; else
 * nothing. The token is in the fragment, which browsers send to no server.
 */
export async function organizerLine(
  links: SignInLinks,
  { organizer }: Config,
  loopback: string,
): Promise<string> {
  if (!organizer && (await links.hasOrganizer())) return '';
  return `organizer ${loopback}/sign-in#${await links.issue()}\n`;
}
