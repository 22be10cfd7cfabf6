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

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers)
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {}
  ): Promise<Answer> {
    const response = await fetch(new URL(path, this.base), {
      method,
      redirect: 'manual',
      headers: {
        ...this.headers,
        ...(this.#cookies.size > 0 && { cookie: this.#cookieHeader() }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    this.#keep(response.headers.getSetCookie())
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? await response.json() : Buffer.from(await response.arrayBuffer()),
    }
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
