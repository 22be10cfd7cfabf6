import { BaseTransformer } from '@adonisjs/core/transformers'
import type Membership from '#models/membership'
import type { Reader } from '#models/reader'
import PayLinkPolicy from '#policies/pay_link_policy'
import TeammatePolicy from '#policies/teammate_policy'

/** The signed-in person and whom they may act for. Needs the memberships' clients loaded. */
export default class AccountTransformer extends BaseTransformer<Reader> {
  toObject() {
    const { mayPay, mayEditClient } = this.resource
    const account = this.resource.account!
    const current = this.resource.membership!
    return {
      id: account.publicId,
      name: account.name,
      email: account.email!,
      locale: account.locale,
      membership: membershipOf(current),
      memberships: account.memberships.map(membershipOf),
      can: {
        pay: mayPay,
        editClient: mayEditClient,
        manageTeammates: new TeammatePolicy().list(this.resource),
        managePayLinks: new PayLinkPolicy().manage(this.resource),
      },
    }
  }
}

function membershipOf({ publicId, role, ofClient }: Membership) {
  return { id: publicId, role, client: { id: ofClient.publicId, name: ofClient.name } }
}
