import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso, isoOrNull } from '#domain/shared/iso'
import type PayLink from '#models/pay_link'

/** Of the company's people no name leaves; the portal itself made what it mailed. */
const MAKERS = { account: 'client', staff: 'company', system: 'portal' } as const

/** A pay link in the client's list. Its address is nowhere any more. Needs its invoice loaded. */
export default class GivenLinkTransformer extends BaseTransformer<PayLink> {
  toObject() {
    const { publicId, invoice, madeByType, createdAt, expiresAt, lastUsedAt } = this.resource
    return {
      id: publicId,
      invoice: {
        id: invoice.publicId,
        number: invoice.number,
        title: invoice.title,
        isVoid: invoice.state === 'void',
      },
      madeBy: MAKERS[madeByType],
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
      lastUsedAt: isoOrNull(lastUsedAt),
    }
  }
}
