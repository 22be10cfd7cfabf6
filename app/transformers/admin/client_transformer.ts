import { BaseTransformer } from '@adonisjs/core/transformers'
import type Client from '#models/client'

/** A client with its portal accounts, for staff. Needs `memberships.account` preloaded. */
export default class ClientTransformer extends BaseTransformer<Client> {
  toObject() {
    return {
      id: this.resource.publicId,
      ref: this.resource.ref,
      name: this.resource.name,
      taxNumber: this.resource.taxNumber,
      country: this.resource.country,
      accounts: this.resource.memberships.map((membership) => ({
        id: membership.account.publicId,
        email: membership.account.email,
        name: membership.account.name,
        role: membership.role,
        state: membership.state,
        invitedAt: membership.invitedAt?.toISO() ?? null,
      })),
      createdAt: this.resource.createdAt.toISO(),
    }
  }
}
