import type { documentChores } from '../../apps/server/src/drafting/document-chores.js';
import { builtServer } from '../setup/built-server.js';

type Module = { readonly documentChores: typeof documentChores };

/** The chores as the server is shipped with them, in a thread of their own. */
export async function builtChores(): Promise<ReturnType<typeof documentChores>> {
  await builtServer();
  const built = new URL('../../dist/apps/server/src/drafting/document-chores.js', import.meta.url);
  return ((await import(built.href)) as Module).documentChores();
}
