import './typescript.mjs';

/** Jest loads a global setup without its transforms, so this door is JavaScript and the room behind it TypeScript. */
export default async function setup(run) {
  if (needsNoDatabase(run.testPathPatterns?.patterns ?? [])) return;
  const { startTestPostgres } = await import('./test-postgres.ts');
  globalThis.testPostgres = await startTestPostgres();
}

/** A run of the rules alone (`npm test -- libs/voting`) touches no Postgres and need not wait for one. */
const needsNoDatabase = (patterns) =>
  patterns.length > 0 && patterns.every((pattern) => /^(\.\/)?libs\//.test(pattern));
