import { BaseTransformer } from '@adonisjs/core/transformers'
import type { DateTime } from 'luxon'
import type PayLink from '#models/pay_link'

/** A pay link for staff, never with its address. Needs client and invoice loaded. */
export default class PayLinkTransformer extends BaseTransformer<PayLink> {
  constructor(
    resource: PayLink,
    protected now: DateTime
  ) {
    super(resource)
  }

  toObject() {
    const link = this.resource
    return {
      id: link.publicId,
      client: { id: link.ofClient.publicId, name: link.ofClient.name },
      invoice: { id: link.invoice.publicId, number: link.invoice.number },
      state: this.state(),
      madeBy: { type: link.madeByType, id: link.madeById },
      createdAt: link.createdAt.toUTC().toISO(),
      expiresAt: link.expiresAt.toUTC().toISO(),
      revokedAt: link.revokedAt?.toUTC().toISO() ?? null,
      lastUsedAt: link.lastUsedAt?.toUTC().toISO() ?? null,
    }
  }

  private state(): 'open' | 'revoked' | 'expired' {
    if (this.resource.revokedAt !== null) return 'revoked'
    return this.resource.isOpen(this.now) ? 'open' : 'expired'
  }
}
