import { admin, withBody } from '~admin/api/client'
import type { Admission, StaffSession } from '~admin/wire'
import { asked, dataIn, dataOf } from '~shared/asked'
import type {
  NewPasskey,
  PasskeyAnswer,
  PasskeyChallenge,
  PasskeyDraft,
  SecondProof,
} from '~shared/wire'

/** The password, asked for again. */
const confirmedBy = (password: string) => withBody({ password })

/** Getting in, and what is one's own: one function per endpoint. */
export const api = {
  session: () => dataOf(admin.staffSessions.show({})),
  signIn: (body: { email: string; password: string }) =>
    dataIn<Admission>(admin.staffSessions.store({ body })),
  passkeyOptions: (body: { secondStep?: true } = {}) =>
    dataIn<PasskeyChallenge>(admin.staffPasskeySignIns.options(withBody(body))),
  signInByPasskey: (response: PasskeyAnswer) =>
    dataIn<StaffSession>(admin.staffPasskeySignIns.store({ body: { response } })),
  takeSecondStep: (body: SecondProof) =>
    dataIn<StaffSession>(admin.staffSecondFactors.store(withBody(body))),
  signOut: () => asked(admin.staffSessions.destroy({})),
  requestReset: (email: string) => asked(admin.staffPasswordResets.store({ body: { email } })),
  lookAtLink: (token: string) => dataOf(admin.staffLinks.show({ params: { token } })),
  useLink: (token: string, password: string) =>
    asked(admin.staffLinks.update({ params: { token }, body: { password } })),

  status: () => dataOf(admin.status.show({})),
  tokens: (staff: string) => dataOf(admin.tokens.index({ query: { staff, limit: 100 } })),
  revokeToken: (id: string): Promise<unknown> => asked(admin.tokens.destroy({ params: { id } })),
  lookAtCli: (userCode: string) => dataOf(admin.cliApprovals.show({ params: { userCode } })),
  approveCli: (
    userCode: string,
    body: { password: string; expiresInDays: number }
  ): Promise<unknown> => asked(admin.cliApprovals.update({ params: { userCode }, body })),
  refuseCli: (userCode: string): Promise<unknown> =>
    asked(admin.cliApprovals.destroy({ params: { userCode } })),

  changePassword: (body: { currentPassword: string; password: string }) =>
    asked(admin.staffPasswords.update({ body })),
  factors: () => dataOf(admin.factors.show({})),
  beginTotp: (password: string) => dataOf(admin.totp.store({ body: { password } })),
  confirmTotp: (code: string) => dataOf(admin.totp.update({ body: { code } })),
  removeTotp: (password: string): Promise<unknown> =>
    asked(admin.totp.destroy(confirmedBy(password))),
  renewRecoveryCodes: (password: string) =>
    dataOf(admin.recoveryCodes.store({ body: { password } })),
  passkeyRegistration: (password: string) =>
    dataIn<PasskeyDraft>(admin.passkeys.options(confirmedBy(password))),
  addPasskey: (name: string, response: NewPasskey) =>
    dataOf(admin.passkeys.store({ body: { name, response } })),
  renamePasskey: (id: string, name: string): Promise<unknown> =>
    asked(admin.passkeys.update({ params: { id }, body: { name } })),
  removePasskey: (id: string, password: string): Promise<unknown> =>
    asked(admin.passkeys.destroy({ params: { id }, ...confirmedBy(password) })),
  devices: () => dataOf(admin.staffDevices.index({})),
  signOutDevice: (id: string): Promise<unknown> =>
    asked(admin.staffDevices.destroy({ params: { id } })),
  signOutOthers: (): Promise<unknown> => asked(admin.staffDevices.clear({})),
}
