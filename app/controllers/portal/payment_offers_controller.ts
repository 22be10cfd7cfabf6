import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { offersOf } from '#controllers/portal/gateway_offers'
import { companyToday } from '#domain/invoices/company_today'
import { readRows } from '#domain/invoices/read_rows'
import { Money } from '#domain/money/money'
import { Clock } from '#domain/shared/clock'
import { notFound, Problem } from '#exceptions/problem'
import { GatewayRegistry } from '#gateways/registry'
import { requestSettings } from '#middleware/request_settings'
import type { Reader } from '#models/reader'
import PaymentOfferTransformer from '#transformers/portal/payment_offer_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { PAYMENT_OFFER_FIELDS, paymentOfferValidator } from '#validators/portal/payment_offer'

@inject()
export default class PaymentOffersController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  /**
   * Who would take what is left of these invoices together, or this part of one: asked before
   * anything is opened, so that no button promises what a gateway refuses. Opens nothing.
   */
  async index(ctx: HttpContext) {
    const { reader, request, serialize } = ctx
    refuseUnknownFields(request, PAYMENT_OFFER_FIELDS)
    const asked = await request.validateUsing(paymentOfferValidator)
    const rows = await this.rows(reader, asked.invoices.split('.'))
    if (rows === null) throw notFound()

    const [{ currency }] = rows
    if (rows.some((row) => row.currency !== currency)) throw new Problem('mixed-currencies', 422)
    const left = rows.map((row) => Money.of(currency, row.balanceMinor))
    const amount =
      asked.amountMinor !== undefined && rows.length === 1
        ? Money.of(currency, asked.amountMinor)
        : Money.sum(currency, left)

    const { company } = await requestSettings(ctx)
    const viewer = {
      today: companyToday(this.clock.now(), company.timeZone),
      timeZone: company.timeZone,
      mayPay: reader.mayPay,
    }
    const offer = { rows, amount, gateways: offersOf(this.gateways) }
    return serialize(PaymentOfferTransformer.transform(offer, viewer, reader.locale).depth(2))
  }

  /** Null when one of them is not the reader's. By a link without the number of what replaced it. */
  private async rows(reader: Reader, ids: string[]) {
    const rows = await readRows(reader.client.id, ids)
    if (!rows || !reader.payLink) return rows
    const [own] = await reader.invoices()
    const isOwn = rows.every(({ publicId }) => publicId === own?.publicId)
    return isOwn ? rows.map((row) => ({ ...row, replacedByNumber: null })) : null
  }
}
