import { BaseTransformer } from '@adonisjs/core/transformers'

/** `codeGoesTo`: where a code would go that opens the rest, masked; null when nobody signs in yet. */
export type OpenedLink = {
  invoiceId: string
  clientName: string
  locale: string
  codeGoesTo: string | null
}

/** The pay link that opened the portal, for its pages. */
export default class PayLinkTransformer extends BaseTransformer<OpenedLink> {
  toObject() {
    const { invoiceId, clientName, locale, codeGoesTo } = this.resource
    return { invoice: invoiceId, client: clientName, locale, codeGoesTo }
  }
}
