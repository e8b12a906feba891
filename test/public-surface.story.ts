import { startPlenary, type Plenary } from './plenary.js';
import type { Person } from './person.js';
import { makeProcess, type MadeProcess } from './process.js';

/** Routes of the fixed public surface, and of the exports. */
const fixed = [
  'post /api/sign-in',
  'get /api/me',
  'post /api/processes',
  'post /api/processes/{process}/roster',
  'post /api/processes/{process}/workshops',
  'post /api/join',
  'post /api/seats/{id}/confirm',
  'post /api/processes/{process}/statements',
  'post /api/statements/{id}/revisions',
  'post /api/workshops/{id}/polls',
  'post /api/polls/{id}/open',
  'post /api/polls/{id}/close',
  'post /api/polls/{id}/cancel',
  'put /api/polls/{id}/ballot',
  'get /api/polls/{id}',
  'get /api/processes/{process}/synthesis.{format}',
  'get /api/processes/{process}/record.json',
  'get /api/processes/{process}/schema.json',
];

describe('the public surface', () => {
  let plenary: Plenary;
  let organizer: Person;
  let process: MadeProcess;

  beforeAll(async () => {
    plenary = await startPlenary();
    organizer = await plenary.organizer();
    ({ process } = await makeProcess(organizer));
  });
  afterAll(() => plenary.close());

  it('is described, route by route, with the bodies that it takes', async () => {
    const { paths } = await organizer.get<{ paths: Record<string, Record<string, object>> }>(
      '/api/openapi.json',
    );
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(fixed.filter((route) => !described.includes(route))).toEqual([]);
    expect(paths['/api/join']!['post']).toHaveProperty('requestBody');
    expect((await organizer.fetch('/api/docs')).status).toBe(200);
    expect((await organizer.fetch('/api/docs/swagger-ui-init.js')).status).toBe(200);
  });

  it('tells machines how it is, and figures to this machine only', async () => {
    const status = async (path: string, headers = {}) =>
      (await organizer.fetch(path, { headers })).status;
    expect(await status('/healthz')).toBe(200);
    expect(await status('/readyz')).toBe(200);
    const figures = await (await organizer.fetch('/metrics')).text();
    expect(figures).toContain('process_cpu_seconds_total');
    expect(figures).toMatch(/^plenary_documents_open \d+$/m);
    expect(await status('/metrics', { 'x-forwarded-for': '192.0.2.1' })).toBe(404);
  });

  it('describes the documents of a process by the schema and its version', async () => {
    const schema = await organizer.get(`/api/processes/${process.slug}/schema.json`);
    expect(schema).toMatchObject({
      version: 1,
      root: 'doc',
      nodes: {
        heading: { content: 'inline*', attributes: { dir: { default: null } } },
        footnote: {},
      },
      marks: { link: { attributes: { href: {} } } },
    });
  });

  it.each([
    ['an unknown route', 'GET', '/api/nothing', undefined, 404, 'missing'],
    ['malformed JSON', 'POST', '/api/join', '{', 400, 'invalid'],
    [
      'a body beyond all use',
      'POST',
      '/api/join',
      JSON.stringify('x'.repeat(3_000_000)),
      413,
      'invalid',
    ],
    ['an odd address', 'GET', '/api/processes/a%00b', undefined, 400, 'invalid'],
  ])('answers %s with problem details', async (_, method, path, body, status, kind) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await organizer.fetch(path, { method, headers, ...(body && { body }) });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, kind });
    expect(answer.status).toBe(status);
  });
});
