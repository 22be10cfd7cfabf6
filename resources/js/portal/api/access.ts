import { portal } from '~portal/api/client'
import { asked, dataIn, dataOf } from '~shared/asked'
import type {
  Account,
  Admission,
  PasskeyAnswer,
  PasskeyChallenge,
  PayLink,
  SecondProof,
} from '~shared/wire'

/** Into the portal and out of it, and what links from mails open. */
export const access = {
  stopViewing: (): Promise<unknown> => asked(portal.viewings.destroy({})),
  bootstrap: () => dataOf(portal.bootstrap.show({})),
  signIn: (body: { email: string; password: string }) =>
    dataIn<Admission>(portal.session.store({ body })),
  requestSignInLink: (email: string): Promise<unknown> =>
    asked(portal.signInLinks.store({ body: { email } })),
  lookAtSignInLink: (token: string) => dataOf(portal.signInLinks.show({ params: { token } })),
  useSignInLink: (token: string) =>
    dataIn<Admission>(portal.signInLinks.update({ params: { token } })),
  /** For the second step that this browser is at, or to sign in by a passkey alone. */
  passkeyOptions: (body: { secondStep?: true } = {}) => {
    const request = { body, headers: {} }
    return dataIn<PasskeyChallenge>(portal.passkeySignIns.options(request))
  },
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
  /** The same answer whatever the link was. */
  renewPayLink: (token: string): Promise<unknown> =>
    asked(portal.payLinkRenewals.store({ body: { token } })),
  askPayLinkCode: () => dataIn<{ to: string }>(portal.payLinkCodes.store({})),
  usePayLinkCode: (code: string) =>
    dataIn<Admission>(portal.payLinkCodes.update({ body: { code } })),
  lookAtEmailChange: (token: string) => dataOf(portal.emailChanges.show({ params: { token } })),
  applyEmailChange: (token: string): Promise<unknown> =>
    asked(portal.emailChanges.update({ params: { token } })),
}
