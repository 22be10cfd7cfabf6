import { filled, portal } from '~portal/api/client'
import { asked, dataIn, dataOf } from '~shared/asked'
import type { NewPasskey, PasskeyDraft, ProfileChanges, TeammateDraft } from '~shared/wire'

/** A body that the generated types do not know of: the password, asked for again. */
const confirmedBy = (password: string) => ({ body: { password }, headers: {} })

/** A person, their devices and factors, and their colleagues. */
export const account = {
  devices: () => dataOf(portal.devices.index({})),
  signOutDevice: (id: string): Promise<unknown> =>
    asked(portal.devices.destroy({ params: { id } })),
  signOutOthers: (): Promise<unknown> => asked(portal.devices.clear({})),
  profile: () => dataOf(portal.profile.show({})),
  changeProfile: (body: ProfileChanges) => dataOf(portal.profile.update({ body })),
  changePassword: (body: { currentPassword: string; password: string }) =>
    asked(portal.passwords.update({ body })),
  requestEmailChange: (email: string, password: string): Promise<unknown> =>
    asked(portal.emailChanges.store({ body: { email, password } })),
  cancelEmailChange: (): Promise<unknown> => asked(portal.emailChanges.destroy({})),
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
  payLinks: (query: { limit: number; after?: string }) => asked(portal.payLinks.index({ query })),
  revokePayLink: (id: string): Promise<unknown> =>
    asked(portal.payLinks.destroy({ params: { id } })),
  activity: (after: string) => asked(portal.activity.index({ query: filled({ after }) })),
  help: () => dataOf(portal.help.show({})),
}
