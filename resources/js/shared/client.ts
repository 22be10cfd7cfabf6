import { Problem, Unreachable } from '~shared/problem'
import type {
  Bootstrap,
  Branding,
  Dashboard,
  Intent,
  InvoiceDetail,
  InvoiceList,
  PaymentRow,
  Profile,
} from '~shared/wire'

export type Account = NonNullable<Bootstrap['account']>
export type InviteLook = {
  companyName: string
  clientName: string
  name: string
  email: string
  expiresAt: string
}
export type InvoiceQuery = Partial<
  Record<'status' | 'q' | 'from' | 'to' | 'currency' | 'sort' | 'after', string>
> & { limit?: number }
export type PaymentPage = { data: PaymentRow[]; page: { prev: string | null; next: string | null } }
export type HelpPage = {
  items: { id: string; question: string; answerHtml: string }[]
  contact: Branding['contact']
}
export type ProfileChanges = {
  name?: string
  phone?: string | null
  client?: { billingEmail?: string | null; address?: Partial<Profile['client']['address']> }
}
export type GatewayName = Intent['gateway']

type Sent = { body?: unknown; query?: object; headers?: Record<string, string> }

const BASE = '/api/v1/client-portal'
const listeners = { problem: (_problem: Problem) => {}, answered: () => {}, unreachable: () => {} }

/** The session store listens here: 401 ends the session, 423 shows that the portal is off. */
export function listenToClient(to: Partial<typeof listeners>) {
  Object.assign(listeners, to)
}

function urlOf(path: string, query: object = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  return `${BASE}${path}${search.size ? `?${search}` : ''}`
}

async function send(method: string, path: string, sent: Sent = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(urlOf(path, sent.query), {
      method,
      credentials: 'include',
      headers: {
        Accept: 'application/json',
        ...(sent.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...sent.headers,
      },
      body: sent.body === undefined ? null : JSON.stringify(sent.body),
    })
  } catch (error) {
    listeners.unreachable()
    throw new Unreachable('No answer from the server', { cause: error })
  }
  listeners.answered()
  if (response.ok || response.status === 304) return response
  const body: unknown = await response.json().catch(() => ({}))
  const problem = new Problem(
    response.status,
    (body ?? {}) as Record<string, unknown>,
    response.headers
  )
  listeners.problem(problem)
  throw problem
}

/** For what is answered as `{ data }`. */
async function one<T>(method: string, path: string, sent?: Sent): Promise<T> {
  const response = await send(method, path, sent)
  return ((await response.json()) as { data: T }).data
}

async function whole<T>(path: string, sent?: Sent): Promise<T> {
  return (await send('GET', path, sent)).json() as Promise<T>
}

async function nothing(method: string, path: string, sent?: Sent): Promise<void> {
  await send(method, path, sent)
}

const id = encodeURIComponent

/** The portal's API: one function per endpoint. Every failure is a `Problem` or `Unreachable`. */
export const api = {
  bootstrap: () => one<Bootstrap>('GET', '/bootstrap'),
  signIn: (body: { email: string; password: string }) => one<Account>('POST', '/session', { body }),
  signOut: () => nothing('DELETE', '/session'),

  lookAtInvite: (token: string) => one<InviteLook>('GET', `/invites/${id(token)}`),
  acceptInvite: (token: string, password: string) =>
    nothing('PUT', `/invites/${id(token)}`, { body: { password } }),
  renewInvite: (token: string) => nothing('POST', `/invites/${id(token)}/renewal`, { body: {} }),

  requestReset: (email: string) => nothing('POST', '/password-resets', { body: { email } }),
  lookAtReset: (token: string) => one<{ email: string }>('GET', `/password-resets/${id(token)}`),
  resetPassword: (token: string, password: string) =>
    nothing('PUT', `/password-resets/${id(token)}`, { body: { password } }),

  dashboard: () => one<Dashboard>('GET', '/dashboard'),
  invoices: (query: InvoiceQuery) => whole<InvoiceList>('/invoices', { query }),
  invoice: (invoiceId: string) => one<InvoiceDetail>('GET', `/invoices/${id(invoiceId)}`),
  payments: (query: { limit?: number; after?: string }) =>
    whole<PaymentPage>('/payments', { query }),

  /** The same key with the same body replays the first answer, so a retry never opens a second. */
  openIntent: (gateway: GatewayName, invoiceId: string, idempotencyKey: string) =>
    one<Intent>('POST', '/payment-intents', {
      body: { gateway, invoices: [{ id: invoiceId }] },
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  confirmIntent: (intentId: string) =>
    one<Intent>('POST', `/payment-intents/${id(intentId)}/confirmation`, { body: {} }),
  /** `intent` is null when nothing changed since `etag`. */
  async watchIntent(intentId: string, etag: string | null) {
    const response = await send('GET', `/payment-intents/${id(intentId)}`, {
      headers: etag ? { 'If-None-Match': etag } : {},
    })
    const intent =
      response.status === 304 ? null : ((await response.json()) as { data: Intent }).data
    return { intent, etag: response.headers.get('etag') ?? etag }
  },

  profile: () => one<Profile>('GET', '/profile'),
  changeProfile: (body: ProfileChanges) => one<Profile>('PATCH', '/profile', { body }),
  changePassword: (body: { currentPassword: string; password: string }) =>
    nothing('PUT', '/profile/password', { body }),
  help: () => one<HelpPage>('GET', '/help'),
}

/** Addresses of files: the browser downloads them by itself. */
export const fileUrl = {
  pdf: (invoiceId: string) => urlOf(`/invoices/${id(invoiceId)}/pdf`),
  xml: (invoiceId: string) => urlOf(`/invoices/${id(invoiceId)}/xml`),
  receipt: (paymentId: string) => urlOf(`/payments/${id(paymentId)}/receipt`),
}
