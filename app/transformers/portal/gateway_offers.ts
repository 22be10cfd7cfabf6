import i18nManager from '@adonisjs/i18n/services/main'
import type { Money } from '#domain/money/money'
import type { Refusal } from '#gateways/payment_gateway'
import type { GatewayRegistry } from '#gateways/registry'

/** Which gateways may take this amount, and why one may not, in the reader's words. */
export function gatewayOffers(gateways: GatewayRegistry, amount: Money, locale: string) {
  return gateways.all().map((gateway) => {
    const refusal = amount.isPositive ? gateway.canCharge(amount) : null
    return {
      name: gateway.name,
      refusal: refusal && { code: refusal.code, message: refusalText(refusal, amount, locale) },
    }
  })
}

function refusalText(refusal: Refusal, amount: Money, locale: string): string {
  const texts = i18nManager.locale(i18nManager.getSupportedLocaleFor([locale]) ?? 'en')
  return texts.formatMessage(`payments.refusals.${refusal.code}`, {
    currency:
      new Intl.DisplayNames([locale], { type: 'currency' }).of(amount.currency) ?? amount.currency,
    minimum: refusal.code === 'minimum' ? formatMoney(refusal.minimum, locale) : '',
    decimals: refusal.code === 'precision' ? refusal.decimals : 0,
  })
}

function formatMoney(money: Money, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(
    money.toDecimal() as Intl.StringNumericLiteral
  )
}
