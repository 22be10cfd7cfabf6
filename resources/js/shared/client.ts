import { registry } from '@generated/portal_registry/index'
import { createTuyau, TuyauError } from '@tuyau/core/client'
import { Problem, Unreachable } from '~shared/problem'
import type {
  Account,
  Admission,
  GatewayName,
  PaidShare,
  NewPasskey,
  PasskeyAnswer,
  PasskeyChallenge,
  PayLink,
  PasskeyDraft,
  ProfileChanges,
  SecondProof,
  TeammateDraft,
  TransferDraft,
} from '~shared/wire'

export type InvoiceQuery = NonNullable<
  NonNullable<Parameters<typeof tuyau.api.portal.invoices.index>[0]>['query']
>

const listeners = { problem: (_problem: Problem) => {}, answered: () => {}, unreachable: () => {} }

/** The session store listens here: 401 ends the session, 423 shows that the portal is off. */
export function listenToClient(to: Partial<typeof listeners>) {
  Object.assign(listeners, to)
}

const tuyau = createTuyau({
  baseUrl: window.location.origin,
  registry,
  credentials: 'include',
  headers: { Accept: 'application/json' },
  // A retry is the reader's to make: a page says at once what happened.
  retry: 0,
  timeout: 30_000,
})
const { portal } = tuyau.api

/** Every failure leaves here as a `Problem` (the server said no) or `Unreachable` (nobody answered). */
async function asked<T>(request: PromiseLike<T>): Promise<T> {
  try {
    const answer = await request
    listeners.answered()
    return answer
  } catch (error) {
    if (!(error instanceof TuyauError)) throw error
    if (error.rawResponse === undefined) {
      listeners.unreachable()
      throw new Unreachable('No answer from the server', { cause: error })
    }
    listeners.answered()
    const problem = new Problem(error.rawResponse, error.response)
    if (problem.status >= 400) listeners.problem(problem)
    throw problem
  }
}

async function dataOf<T>(request: PromiseLike<{ data: T }>): Promise<T> {
  const { data } = await asked(request)
  return data
}

/**
 * The same where the generated type knows no wrapper: it loses it around types that come from a
 * library, and where one of two answers is given.
 */
async function dataIn<T>(request: PromiseLike<unknown>): Promise<T> {
  return ((await asked(request)) as { data: T }).data
}

/** A body that the generated types do not know of: the password, asked for again. */
const confirmedBy = (password: string) => ({ body: { password }, headers: {} })

/** Empty filters are left out: the server answers 422 to what it cannot mean. */
const filled = <T extends object>(query: T): T =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')) as T

/** The portal's API, one function per endpoint. */
export const api = {
  bootstrap: () => dataOf(portal.bootstrap.show({})),
  signIn: (body: { email: string; password: string }) =>
    dataIn<Admission>(portal.session.store({ body })),
  requestSignInLink: (email: string): Promise<unknown> =>
    asked(portal.signInLinks.store({ body: { email } })),
  lookAtSignInLink: (token: string) => dataOf(portal.signInLinks.show({ params: { token } })),
  useSignInLink: (token: string) =>
    dataIn<Admission>(portal.signInLinks.update({ params: { token } })),
  passkeyOptions: () => dataIn<PasskeyChallenge>(portal.passkeySignIns.options({})),
  signInByPasskey: (response: PasskeyAnswer) =>
    dataOf(portal.passkeySignIns.store({ body: { response } })),
  takeSecondStep: (body: SecondProof) => {
    const request = { body, headers: {} }
    return dataIn<Account>(portal.secondFactors.store(request))
  },
  signOut: () => asked(portal.session.destroy({})),
  sessionTimes: () => dataOf(portal.session.show({})),
  stay: () => dataOf(portal.session.update({})),
  switchClient: (membership: string) =>
    dataOf(portal.sessionMembership.update({ body: { membership } })),

  devices: () => dataOf(portal.devices.index({})),
  signOutDevice: (id: string): Promise<unknown> =>
    asked(portal.devices.destroy({ params: { id } })),
  signOutOthers: (): Promise<unknown> => asked(portal.devices.clear({})),

  lookAtInvite: (token: string) => dataOf(portal.invites.show({ params: { token } })),
  /** Null from who has a password already. */
  acceptInvite: (token: string, password: string | null) =>
    asked(
      portal.invites.update({ params: { token }, body: password === null ? {} : { password } })
    ),
  renewInvite: (token: string): Promise<unknown> =>
    asked(portal.invites.renew({ params: { token } })),

  requestReset: (email: string) => asked(portal.passwordResets.store({ body: { email } })),
  lookAtReset: (token: string) => dataOf(portal.passwordResets.show({ params: { token } })),
  resetPassword: (token: string, password: string) =>
    asked(portal.passwordResets.update({ params: { token }, body: { password } })),

  /** `payLink` is null for who is signed in: they see the invoice as themselves. */
  openPayLink: (token: string) =>
    dataIn<{ invoice: string; payLink: PayLink | null }>(
      portal.payLinkSessions.store({ body: { token } })
    ),
  askPayLinkCode: () => dataIn<{ to: string }>(portal.payLinkCodes.store({})),
  usePayLinkCode: (code: string) =>
    dataIn<Admission>(portal.payLinkCodes.update({ body: { code } })),

  dashboard: () => dataOf(portal.dashboard.show({})),
  invoices: (query: InvoiceQuery) => asked(portal.invoices.index({ query: filled(query) })),
  invoice: (id: string) => dataOf(portal.invoices.show({ params: { id } })),
  payments: (query: { limit: number; after?: string }) => asked(portal.payments.index({ query })),

  /** Who would take what is left of these invoices together, or this part of one. */
  paymentOffer: (ids: string[], amountMinor?: number) =>
    dataOf(
      portal.paymentOffers.index({
        query: { invoices: ids.join('.'), ...(amountMinor === undefined ? {} : { amountMinor }) },
      })
    ),
  /**
   * Each balance is what the page showed: when it is no longer what is left, nothing is opened. The
   * same key with the same body replays the first answer, so a retry never opens a second.
   */
  openIntent: (gateway: GatewayName, invoices: PaidShare[], idempotencyKey: string) =>
    dataOf(
      portal.paymentIntents.store({
        body: { gateway, invoices },
        headers: { 'Idempotency-Key': idempotencyKey },
      })
    ),
  confirmIntent: (id: string) => dataOf(portal.paymentConfirmations.store({ params: { id } })),
  watchIntent,

  reportTransfer: (invoiceId: string, body: TransferDraft, idempotencyKey: string) =>
    dataOf(
      portal.transferReports.store({
        params: { id: invoiceId },
        body,
        headers: { 'Idempotency-Key': idempotencyKey },
      })
    ),
  transfer: (id: string) => dataOf(portal.transferReports.show({ params: { id } })),
  withdrawTransfer: (id: string) => dataOf(portal.transferReports.destroy({ params: { id } })),
  attachProof,

  profile: () => dataOf(portal.profile.show({})),
  changeProfile: (body: ProfileChanges) => dataOf(portal.profile.update({ body })),
  changePassword: (body: { currentPassword: string; password: string }) =>
    asked(portal.passwords.update({ body })),
  requestEmailChange: (email: string, password: string): Promise<unknown> =>
    asked(portal.emailChanges.store({ body: { email, password } })),
  cancelEmailChange: (): Promise<unknown> => asked(portal.emailChanges.destroy({})),
  lookAtEmailChange: (token: string) => dataOf(portal.emailChanges.show({ params: { token } })),
  applyEmailChange: (token: string): Promise<unknown> =>
    asked(portal.emailChanges.update({ params: { token } })),

  factors: () => dataOf(portal.factors.show({})),
  beginTotp: (password: string) => dataOf(portal.totp.store({ body: { password } })),
  confirmTotp: (code: string) => dataOf(portal.totp.update({ body: { code } })),
  removeTotp: (password: string): Promise<unknown> =>
    asked(portal.totp.destroy(confirmedBy(password))),
  renewRecoveryCodes: (password: string) =>
    dataOf(portal.recoveryCodes.store({ body: { password } })),
  passkeyRegistration: (password: string) =>
    dataIn<PasskeyDraft>(portal.passkeys.options(confirmedBy(password))),
  addPasskey: (name: string, response: NewPasskey) =>
    dataOf(portal.passkeys.store({ body: { name, response } })),
  renamePasskey: (id: string, name: string): Promise<unknown> =>
    asked(portal.passkeys.update({ params: { id }, body: { name } })),
  removePasskey: (id: string, password: string): Promise<unknown> =>
    asked(portal.passkeys.destroy({ params: { id }, ...confirmedBy(password) })),

  teammates: () => dataOf(portal.teammates.index({})),
  inviteTeammate: (body: TeammateDraft): Promise<unknown> =>
    asked(portal.teammates.store({ body })),
  changeRole: (id: string, role: TeammateDraft['role']): Promise<unknown> =>
    asked(portal.teammates.update({ params: { id }, body: { role } })),
  removeTeammate: (id: string): Promise<unknown> =>
    asked(portal.teammates.destroy({ params: { id } })),
  resendInvite: (id: string): Promise<unknown> =>
    asked(portal.teammateInvites.store({ params: { id } })),
  activity: (after: string) => asked(portal.activity.index({ query: filled({ after }) })),
  help: () => dataOf(portal.help.show({})),
}

/** Looks at an intent again. `intent` is null when nothing has changed since `etag`. */
async function watchIntent(id: string, etag: string | null) {
  let seen = etag
  try {
    const answer = await asked(
      portal.paymentIntents.show({
        params: { id },
        headers: etag ? { 'If-None-Match': etag } : {},
        hooks: { afterResponse: [(_request, _options, response) => noteTag(response)] },
      })
    )
    return { intent: answer ? answer.data : null, etag: seen }
  } catch (error) {
    if (error instanceof Problem && error.status === 304) return { intent: null, etag }
    throw error
  }

  function noteTag(response: Response) {
    seen = response.headers.get('etag') ?? seen
  }
}

/** Sends a file's own bytes, which the typed client would wrap into something else. */
async function attachProof(reportId: string, file: File): Promise<void> {
  const { url } = tuyau.getRoute('portal.transfer_proofs.update', { params: { id: reportId } })
  const response = await fetch(`${url}?name=${encodeURIComponent(file.name)}`, {
    method: 'PUT',
    body: file,
    headers: { 'Accept': 'application/json', 'Content-Type': file.type },
  }).catch((cause: unknown) => {
    listeners.unreachable()
    throw new Unreachable('No answer from the server', { cause })
  })
  listeners.answered()
  if (response.ok) return
  const problem = new Problem(response, await response.text())
  listeners.problem(problem)
  throw problem
}

/** Addresses of files: the browser downloads them by itself. */
export const fileUrl = {
  pdf: (id: string) => tuyau.getRoute('portal.invoice_documents.pdf', { params: { id } }).url,
  xml: (id: string) => tuyau.getRoute('portal.invoice_documents.xml', { params: { id } }).url,
  proof: (id: string) => tuyau.getRoute('portal.transfer_proofs.show', { params: { id } }).url,
  receipt: (id: string) => tuyau.getRoute('portal.receipts.show', { params: { id } }).url,
}
