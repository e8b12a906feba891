/** What the server answered to a request that it refused. */
export class Refused extends Error {
  constructor(
    readonly kind: string,
    message: string,
  ) {
    super(message);
  }
}

/** A browser of somebody's own: its cookie, and requests with it. */
export class Visitor {
  constructor(
    readonly url: string,
    public cookie = '',
  ) {}

  get = <T>(path: string) => this.#ask<T>('GET', path);
  post = <T>(path: string, body: unknown = {}) => this.#ask<T>('POST', path, body);
  put = <T>(path: string, body: unknown) => this.#ask<T>('PUT', path, body);
  patch = <T>(path: string, body: unknown) => this.#ask<T>('PATCH', path, body);

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const set = answer.headers.getSetCookie()[0];
    if (set) this.cookie = set.split(';')[0]!;
    const text = await answer.text();
    const value: unknown = text ? JSON.parse(text) : undefined;
    if (answer.ok) return value as T;
    const { kind = 'unknown', detail = answer.statusText } = (value ?? {}) as {
      kind?: string;
      detail?: string;
    };
    throw new Refused(kind, `${method} ${path}: ${detail}`);
  }
}
