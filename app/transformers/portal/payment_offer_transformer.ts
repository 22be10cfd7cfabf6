import { BaseTransformer } from '@adonisjs/core/transformers'
import type { InvoiceRowFacts } from '#domain/invoices/invoice_row'
import type { Money } from '#domain/money/money'
import GatewayOfferTransformer, {
  type GatewayOffer,
} from '#transformers/portal/gateway_offer_transformer'
import InvoiceRowTransformer, { type Viewer } from '#transformers/portal/invoice_row_transformer'

/** What is left of these invoices together, or a part of one, and who would take it. */
export type PaymentOffer = { rows: InvoiceRowFacts[]; amount: Money; gateways: GatewayOffer[] }

export default class PaymentOfferTransformer extends BaseTransformer<PaymentOffer> {
  constructor(
    resource: PaymentOffer,
    protected viewer: Viewer,
    protected locale: string
  ) {
    super(resource)
  }

  toObject() {
    const { rows, amount, gateways } = this.resource
    return {
      amount: amount.toJSON(),
      invoices: InvoiceRowTransformer.transform(rows, this.viewer),
      gateways: GatewayOfferTransformer.transform(gateways, amount, this.locale),
    }
  }
}
