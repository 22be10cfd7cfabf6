import { admin, withBody } from '~admin/api/client'
import type { Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** Who acts for a client; each `id` is that of the membership. */
export const people = {
  open: (client: string, body: Sent<'admin.client_accounts.store'>) =>
    dataOf(admin.clientAccounts.store({ params: { id: client }, body })),
  invite: (id: string): Promise<unknown> =>
    asked(admin.membershipInvites.store({ params: { id }, ...withBody({}) })),
  inviteLink: (id: string) => dataOf(admin.inviteLinks.store({ params: { id }, ...withBody({}) })),
  revokeInvite: (id: string): Promise<unknown> =>
    asked(admin.membershipInvites.destroy({ params: { id } })),
  disable: (id: string): Promise<unknown> =>
    asked(admin.membershipDisablings.update({ params: { id } })),
  enable: (id: string): Promise<unknown> =>
    asked(admin.membershipDisablings.destroy({ params: { id } })),
  signOut: (id: string) => dataOf(admin.membershipSessions.destroy({ params: { id } })),
  removeFactors: (id: string) => dataOf(admin.membershipFactors.destroy({ params: { id } })),
  changeRole: (id: string, body: Sent<'admin.membership_roles.update'>): Promise<unknown> =>
    asked(admin.membershipRoles.update({ params: { id }, body })),
  inviteMany: (body: Sent<'admin.invites.store'>) => dataOf(admin.invites.store({ body })),
}
