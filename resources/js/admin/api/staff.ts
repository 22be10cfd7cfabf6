import { admin, filled, withBody } from '~admin/api/client'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** The people of the company, and the tokens that act for them. */
export const staff = {
  list: (query: Asked<'admin.staff.index'>) => asked(admin.staff.index({ query: filled(query) })),
  invite: (body: Sent<'admin.staff.store'>) => dataOf(admin.staff.store({ body })),
  inviteAgain: (id: string): Promise<unknown> =>
    asked(admin.staffInvites.store({ params: { id }, ...withBody({}) })),
  change: (id: string, body: Sent<'admin.staff.update'>) =>
    dataOf(admin.staff.update({ params: { id }, body })),
  disable: (id: string): Promise<unknown> =>
    asked(admin.staffDisablings.update({ params: { id }, ...withBody({}) })),
  enable: (id: string): Promise<unknown> =>
    asked(admin.staffDisablings.destroy({ params: { id } })),
  signOut: (id: string) => dataOf(admin.colleagueSessions.destroy({ params: { id } })),
  removeFactors: (id: string) => asked(admin.colleagueFactors.destroy({ params: { id } })),

  tokens: (query: Asked<'admin.tokens.index'>) =>
    asked(admin.tokens.index({ query: filled(query) })),
  makeToken: (body: Sent<'admin.tokens.store'>) => dataOf(admin.tokens.store({ body })),
  revokeToken: (id: string): Promise<unknown> => asked(admin.tokens.destroy({ params: { id } })),
}

export type Colleague = Answer<'admin.staff.index'>['data'][number]
export type StaffRole = Colleague['role']
export type TokenScope = NonNullable<Sent<'admin.tokens.store'>>['scopes'][number]
