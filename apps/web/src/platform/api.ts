import type { ProblemKind } from '#libs/problem';

export type ApiProblemKind = ProblemKind | 'internal' | 'offline';

/** What the server refused, or that it could not be reached (`offline`); `at` names the place in the input. */
export class ApiProblem extends Error {
  constructor(
    readonly kind: ApiProblemKind,
    message: string,
    readonly at?: string,
    readonly status?: number,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

/** Whatever was thrown, as a problem that a screen can show; a defect is `internal`. */
export const problemOf = (thrown: unknown): ApiProblem =>
  thrown instanceof ApiProblem ? thrown : new ApiProblem('internal', String(thrown));

interface ProblemBody {
  readonly kind?: ApiProblemKind;
  readonly detail?: string;
  readonly title?: string;
  readonly at?: string;
}

const refusal = async (response: Response): Promise<ApiProblem> => {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const kind = body.kind ?? (response.status >= 502 ? 'unavailable' : 'internal');
  const message = body.detail ?? body.title ?? response.statusText;
  return new ApiProblem(kind, message, body.at, response.status);
};

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const sent = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((reason: unknown) => {
    throw new ApiProblem('offline', String(reason));
  });
  if (!sent.ok) throw await refusal(sent);
  const text = await sent.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** The server's JSON API, same origin, with the session's cookie; anything but success throws an ApiProblem. */
export const api = {
  get: <T>(path: string) => request<T>('GET', path),
  post: <T>(path: string, body: unknown = {}) => request<T>('POST', path, body),
  put: <T>(path: string, body: unknown) => request<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown) => request<T>('PATCH', path, body),
  delete: <T>(path: string) => request<T>('DELETE', path),
};
