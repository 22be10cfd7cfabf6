import type { Data } from '../.adonisjs/client/data.d.ts'
import { EXIT, Failure } from './lib/failure.ts'
import type { Target } from './lib/config.ts'
import { type Problem, problemFailure, unreachable } from './lib/wire_failure.ts'

// What the server answers, as its own transformers say.
export type Identity = Data.Admin.Identity
export type Status = Data.Admin.Status
export type PortalOpening = Data.Admin.PortalOpening
export type OpenedAccounts = Data.Admin.OpenedAccounts
export type SentInvites = Data.Admin.SentInvites
export type InvoiceImport = Data.Admin.InvoiceImport

/** Whom to invite; `clients` are references of the other system, or ids. */
export type InviteSelection = { to: 'pending' | 'all' } | { to: 'clients'; clients: string[] }

/** A file that the server looked at and did not take in. */
export type RefusedFile = {
  outcome: 'refused'
  problems: { code: string; place: string | null; rule: string | null; message: string }[]
}

const MINUTE = 60_000
const API = '/api/v1/admin'

/** The admin API. This file alone knows the wire. */
export class Client {
  private readonly target: Target

  constructor(target: Target) {
    this.target = target
  }

  get url(): string {
    return this.target.url
  }

  identity(): Promise<Identity> {
    return this.json('GET', '/identity')
  }

  status(): Promise<Status> {
    return this.json('GET', '/status')
  }

  openPortal(): Promise<PortalOpening> {
    return this.json('PUT', '/portal-opening')
  }

  closePortal(): Promise<PortalOpening> {
    return this.json('DELETE', '/portal-opening')
  }

  openAccounts(body: { all: true; dryRun: boolean }): Promise<OpenedAccounts> {
    return this.json('POST', '/accounts', body)
  }

  sendInvites(body: InviteSelection & { dryRun: boolean }): Promise<SentInvites> {
    return this.json('POST', '/invites', body)
  }

  /** Hands one e-invoice in. Twice is harmless: the server says `unchanged`. */
  async importInvoice(
    bytes: Uint8Array,
    query: { fileName: string; notify: boolean }
  ): Promise<InvoiceImport | RefusedFile> {
    const search = new URLSearchParams({
      fileName: query.fileName,
      notify: String(query.notify),
    })
    const response = await this.send('POST', `/invoice-imports?${search}`, {
      body: new Uint8Array(bytes),
      headers: { 'content-type': 'application/xml' },
    })
    const problem = await readProblem(response)
    if (problem?.problems) return { outcome: 'refused', problems: problem.problems }
    if (problem) throw problemFailure(problem, response, this.url)
    return this.data(response)
  }

  /** The audit log as JSON Lines, as it arrives. */
  async exportAudit(query: {
    since?: string
    until?: string
  }): Promise<ReadableStream<Uint8Array>> {
    const search = new URLSearchParams(
      Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
    )
    // No limit on the whole: a long log takes its time.
    const response = await this.send('GET', `/audit-events?${search}`, {}, null)
    const problem = await readProblem(response)
    if (problem) throw problemFailure(problem, response, this.url)
    if (!response.body || !mediaType(response).startsWith('application/jsonl')) {
      throw notThePortal(response, this.url)
    }
    return response.body
  }

  private async json<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.send(
      method,
      path,
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    )
    const problem = await readProblem(response)
    if (problem) throw problemFailure(problem, response, this.url)
    return this.data(response)
  }

  private async data<Answer>(response: Response): Promise<Answer> {
    if (!response.ok || mediaType(response) !== 'application/json') {
      throw notThePortal(response, this.url)
    }
    const answer: unknown = await response.json().catch((error: unknown) => {
      throw unreachable(error, this.url)
    })
    if (typeof answer === 'object' && answer !== null && 'data' in answer) {
      return answer.data as Answer
    }
    throw notThePortal(response, this.url)
  }

  private async send(
    method: string,
    path: string,
    init: { body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> },
    limit: number | null = 5 * MINUTE
  ): Promise<Response> {
    try {
      return await fetch(`${this.target.url}${API}${path}`, {
        method,
        // A redirect could lead the token elsewhere.
        redirect: 'manual',
        signal: limit === null ? null : AbortSignal.timeout(limit),
        ...init,
        headers: {
          'accept': 'application/json, application/problem+json, application/jsonl',
          'accept-language': 'en',
          'authorization': `Bearer ${this.target.token}`,
          'user-agent': 'portal-cli',
          ...init.headers,
        },
      })
    } catch (error) {
      throw unreachable(error, this.target.url)
    }
  }
}

/** The problem document of an answer that is one; null when it is not. */
async function readProblem(response: Response): Promise<Problem | null> {
  if (mediaType(response) !== 'application/problem+json') return null
  const problem: unknown = await response.json().catch(() => null)
  const isProblem = typeof problem === 'object' && problem !== null && 'type' in problem
  return isProblem ? (problem as Problem) : { type: 'unknown', title: '', status: response.status }
}

function mediaType(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase()
}

function notThePortal(response: Response, url: string): Failure {
  const location = response.headers.get('location')
  if (location) {
    return new Failure('wrong-url', `${url} answers with a redirect to ${location}.`, {
      exitStatus: EXIT.failed,
      hint: 'Sign in with the address that the portal itself has.',
    })
  }
  const what = `HTTP ${response.status}, ${mediaType(response) || 'no content type'}`
  if (response.status >= 500) {
    return new Failure('server-error', `${url} cannot answer at the moment (${what}).`, {
      hint: 'Something in front of the portal answered instead; look there, or try again later.',
    })
  }
  return new Failure(
    'wrong-url',
    `Something answers at ${url}, but it is not the portal (${what}).`,
    {
      hint: 'Check the address, including the port and any path.',
    }
  )
}
