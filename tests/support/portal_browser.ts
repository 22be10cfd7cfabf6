/** The answer of the server, with its JSON already read where it is JSON. */
export type Answer = { status: number; headers: Headers; body: any }

/**
 * A browser as the API sees one: keeps cookies, says where a request comes from. Talks to the test
 * server over HTTP, so that every middleware takes part.
 */
export class PortalBrowser {
  #cookies = new Map<string, string>()

  constructor(
    readonly base = `http://${process.env.HOST}:${process.env.PORT}`,
    private headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }
  ) {}

  /** The same cookies in another place, as somebody who took them has them. */
  copy(): PortalBrowser {
    const other = new PortalBrowser(this.base, this.headers)
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value)
    return other
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers)
  }

  send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {}
  ): Promise<Answer> {
    if (body === undefined) return this.#fetch(method, path, undefined, headers)
    return this.#fetch(method, path, JSON.stringify(body), {
      'content-type': 'application/json',
      ...headers,
    })
  }

  /** Sends a body that is not JSON: a file. */
  sendRaw(method: string, path: string, body: string, type: string): Promise<Answer> {
    return this.#fetch(method, path, body, { 'content-type': type })
  }

  /** Sends the bytes of a file. */
  sendBytes(
    method: string,
    path: string,
    body: Buffer,
    type: string,
    headers: Record<string, string> = {}
  ): Promise<Answer> {
    return this.#fetch(method, path, body, { 'content-type': type, ...headers })
  }

  /** Signs in and fails loudly when the server refuses. */
  async signIn(email: string, password: string): Promise<this> {
    const { status, body } = await this.send('POST', '/api/v1/client-portal/session', {
      email,
      password,
    })
    if (status !== 200) throw new Error(`Sign-in answered ${status}: ${JSON.stringify(body)}`)
    return this
  }

  async #fetch(
    method: string,
    path: string,
    body: string | Buffer | undefined,
    headers: Record<string, string>
  ): Promise<Answer> {
    const response = await fetch(new URL(path, this.base), {
      method,
      redirect: 'manual',
      headers: {
        ...this.headers,
        ...(this.#cookies.size > 0 && { cookie: this.#cookieHeader() }),
        ...headers,
      },
      body: body instanceof Buffer ? new Uint8Array(body) : body,
    })
    this.#keep(response.headers.getSetCookie())
    // JSON Lines are text, and a 304, a 204 or the answer to HEAD has no body to read.
    const isJson =
      method !== 'HEAD' && /[/+]json\b/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? await response.json() : Buffer.from(await response.arrayBuffer()),
    }
  }

  #keep(setCookies: string[]) {
    for (const line of setCookies) {
      const [pair] = line.split(';')
      const [name, ...value] = pair.split('=')
      this.#cookies.set(name, value.join('='))
    }
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}
