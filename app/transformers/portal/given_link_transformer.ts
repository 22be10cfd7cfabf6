import { BaseTransformer } from '@adonisjs/core/transformers'
import type PayLink from '#models/pay_link'

/** A pay link in the client's list. Its address is nowhere any more. Needs its invoice loaded. */
export default class GivenLinkTransformer extends BaseTransformer<PayLink> {
  toObject() {
    const { publicId, invoice, madeByType, createdAt, expiresAt, lastUsedAt } = this.resource
    return {
      id: publicId,
      invoice: { id: invoice.publicId, number: invoice.number, title: invoice.title },
      // Of the company's people no name leaves.
      madeBy: madeByType === 'account' ? ('client' as const) : ('company' as const),
      createdAt: createdAt.toUTC().toISO(),
      expiresAt: expiresAt.toUTC().toISO(),
      lastUsedAt: lastUsedAt?.toUTC().toISO() ?? null,
    }
  }
}
