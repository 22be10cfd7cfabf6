import type { X509Certificate } from 'node:crypto'
import type { DateTime } from 'luxon'
import { isTrusted, readChain } from '#gateways/paypal/certificate_chain'
import { RateBound } from '#gateways/paypal/rate_bound'

const LIVE_HOSTS = ['api.paypal.com', 'api-m.paypal.com']
const SANDBOX_HOSTS = ['api.sandbox.paypal.com', 'api-m.sandbox.paypal.com']
const PATH = /^\/v1\/notifications\/certs\/[A-Za-z0-9._-]{1,200}$/
const MAX_BYTES = 100_000
const MAX_CACHED = 20
const FETCH_TIMEOUT_MS = 4_000
const FETCHES_PER_MINUTE = 30

export type CertificateAnswer =
  | { outcome: 'trusted'; certificate: X509Certificate }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'unavailable'; reason: string }

/**
 * The certificates that PayPal signs webhooks with, fetched from PayPal's own hosts only (the URL
 * comes with the request, so it is a stranger's until it is pinned) and kept.
 */
export class CertificateCache {
  readonly #chains = new Map<string, X509Certificate[]>()
  readonly #bound = new RateBound(FETCHES_PER_MINUTE)
  readonly #running = new Map<string, Promise<X509Certificate[] | string>>()

  constructor(
    private readonly baseUrl: string,
    private readonly trustedRoots: string[] | null
  ) {}

  /** `now` is when the webhook came: the certificate has to be valid then. */
  async get(url: string, now: DateTime): Promise<CertificateAnswer> {
    if (!this.#isPinned(url)) return { outcome: 'refused', reason: 'certificate of another host' }

    const chain = this.#chains.get(url) ?? (await this.#fetchOnce(url, now))
    if (typeof chain === 'string') return { outcome: 'unavailable', reason: chain }

    const [leaf] = chain
    const problem = isTrusted(chain, { now, roots: this.#roots(chain) })
    if (leaf === undefined || problem !== null) {
      // A file fetched while PayPal changes certificates must not be believed, or kept, for ever.
      this.#chains.delete(url)
      return { outcome: 'refused', reason: problem ?? 'no certificate' }
    }
    this.#keep(url, chain)
    return { outcome: 'trusted', certificate: leaf }
  }

  /**
   * A sandbox makes its certificates afresh. Its own last one stands in for a root when none was
   * given: the registry lets a sandbox's address in only in the demo and in tests.
   */
  #roots(chain: X509Certificate[]): string[] | null {
    if (this.trustedRoots !== null || !this.#isOurs) return this.trustedRoots
    return chain.slice(-1).map((certificate) => certificate.toString())
  }

  /** Exactly PayPal's API hosts of the environment in use; a sandbox of our own is its own host. */
  #isPinned(url: string): boolean {
    if (!URL.canParse(url)) return false
    const { protocol, hostname, port, username, password, search, hash, pathname, origin } =
      new URL(url)
    if (username || password || search || hash || !PATH.test(pathname)) return false
    if (this.#isOurs) return origin === new URL(this.baseUrl).origin
    const hosts = SANDBOX_HOSTS.includes(new URL(this.baseUrl).hostname)
      ? SANDBOX_HOSTS
      : LIVE_HOSTS
    return protocol === 'https:' && port === '' && hosts.includes(hostname)
  }

  get #isOurs(): boolean {
    return ![...LIVE_HOSTS, ...SANDBOX_HOSTS].includes(new URL(this.baseUrl).hostname)
  }

  #keep(url: string, chain: X509Certificate[]) {
    if (this.#chains.size >= MAX_CACHED) this.#chains.clear()
    this.#chains.set(url, chain)
  }

  /** Several webhooks that need the same certificate at once share one request. */
  async #fetchOnce(url: string, now: DateTime): Promise<X509Certificate[] | string> {
    const running = this.#running.get(url)
    if (running) return running
    if (!this.#bound.allows(now.toMillis())) return 'certificate: asked for too often'
    const started = fetchChain(url).finally(() => this.#running.delete(url))
    this.#running.set(url, started)
    return started
  }
}

/** The chain, or why it cannot be had. */
async function fetchChain(url: string): Promise<X509Certificate[] | string> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    })
    if (!response.ok) return `certificate: HTTP ${response.status}`
    const body = await readBounded(response)
    return body === null ? 'certificate: too long' : (readChain(body) ?? 'certificate: unreadable')
  } catch (error) {
    // fetch rejects with TypeError for the network and DOMException for the time limit.
    if (error instanceof TypeError || error instanceof DOMException) return 'certificate: no answer'
    throw error
  }
}

async function readBounded(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('latin1')
}
