import { BaseTransformer } from '@adonisjs/core/transformers'
import type Account from '#models/account'
import type Membership from '#models/membership'

/** The signed-in person and whom they may act for. Needs the memberships' clients loaded. */
export default class AccountTransformer extends BaseTransformer<Account> {
  constructor(
    resource: Account,
    protected memberships: Membership[]
  ) {
    super(resource)
  }

  toObject() {
    const account = this.resource
    const current = account.currentMembership!
    return {
      id: account.publicId,
      name: account.name,
      email: account.email!,
      locale: account.locale,
      membership: membershipOf(current),
      memberships: this.memberships.map(membershipOf),
      can: { pay: current.mayPay, editClient: current.mayEditClient },
    }
  }
}

function membershipOf({ publicId, role, ofClient }: Membership) {
  return { id: publicId, role, client: { id: ofClient.publicId, name: ofClient.name } }
}
