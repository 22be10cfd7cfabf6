import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso, isoOrNull } from '#domain/shared/iso'
import type Membership from '#models/membership'

/** A person at a client, in a list of all. Needs `account` and `ofClient` preloaded. */
export default class MembershipTransformer extends BaseTransformer<Membership> {
  toObject() {
    const membership = this.resource
    const { account, ofClient } = membership
    return {
      id: membership.publicId,
      account: {
        id: account.publicId,
        name: account.name,
        email: account.email,
        lastSignedInAt: isoOrNull(account.lastSignedInAt),
      },
      client: { id: ofClient.publicId, ref: ofClient.ref, name: ofClient.name },
      role: membership.role,
      state: membership.state,
      disabledBy: membership.disabledBy,
      invitedAt: isoOrNull(membership.invitedAt),
      activatedAt: isoOrNull(membership.activatedAt),
      disabledAt: isoOrNull(membership.disabledAt),
      createdAt: iso(membership.createdAt),
    }
  }
}
