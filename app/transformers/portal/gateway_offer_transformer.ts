import i18nManager from '@adonisjs/i18n/services/main'
import { BaseTransformer } from '@adonisjs/core/transformers'
import { formatMoney } from '#domain/money/format_money'
import type { Money } from '#domain/money/money'
import type { PaymentGateway, Refusal } from '#gateways/payment_gateway'

/** A gateway, and whether it answers at present. */
export type GatewayOffer = { gateway: PaymentGateway; answering: boolean }

/** A way to pay, whether it answers, and in the reader's words why it may not take this amount. */
export default class GatewayOfferTransformer extends BaseTransformer<GatewayOffer> {
  constructor(
    resource: GatewayOffer,
    protected amount: Money,
    protected locale: string
  ) {
    super(resource)
  }

  toObject() {
    const { gateway, answering } = this.resource
    const refusal = this.amount.isPositive ? gateway.canCharge(this.amount) : null
    return {
      name: gateway.name,
      answering,
      refusal: refusal && { code: refusal.code, message: this.explain(refusal) },
    }
  }

  private explain(refusal: Refusal): string {
    const language = i18nManager.getSupportedLocaleFor([this.locale]) ?? i18nManager.defaultLocale
    return i18nManager.locale(language).formatMessage(`payments.refusals.${refusal.code}`, {
      currency: currencyInWords(this.amount.currency, this.locale),
      minimum: refusal.code === 'minimum' ? formatMoney(refusal.minimum, this.locale) : '',
      decimals: refusal.code === 'precision' ? refusal.decimals : 0,
    })
  }
}

/** "Indian rupees": as many as one would pay with, so never the singular. */
function currencyInWords(currency: string, locale: string): string {
  const name = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
  })
    .formatToParts(2)
    .find(({ type }) => type === 'currency')
  return name?.value ?? currency
}
