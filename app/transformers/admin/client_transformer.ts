import { BaseTransformer } from '@adonisjs/core/transformers'
import type { OpenBalance } from '#domain/clients/list_clients'
import { iso, isoOrNull } from '#domain/shared/iso'
import type Client from '#models/client'

/** A client with its portal accounts and what it owes. Needs `memberships.account` preloaded. */
export default class ClientTransformer extends BaseTransformer<Client> {
  constructor(
    client: Client,
    private balances: Map<number, OpenBalance[]>
  ) {
    super(client)
  }

  toObject() {
    const client = this.resource
    return {
      id: client.publicId,
      ref: client.ref,
      name: client.name,
      taxNumber: client.taxNumber,
      billingEmail: client.billingEmail,
      country: client.country,
      accounts: client.memberships.map((membership) => ({
        id: membership.account.publicId,
        membership: membership.publicId,
        email: membership.account.email,
        name: membership.account.name,
        role: membership.role,
        state: membership.state,
        invitedAt: isoOrNull(membership.invitedAt),
      })),
      balances: this.balances.get(client.id) ?? [],
      createdAt: iso(client.createdAt),
    }
  }
}
