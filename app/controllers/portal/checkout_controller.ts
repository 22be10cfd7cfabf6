import { randomBytes } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { portalUrl } from '#config/app'
import { checkoutContext } from '#controllers/portal/checkout_context'
import { checkoutPolicy } from '#controllers/portal/checkout_policy'
import { toGatewayIntent } from '#domain/ledger/intents/intent_facts'
import { findIntent } from '#domain/ledger/intents/load_intent'
import { formatMoney } from '#domain/money/format_money'
import { GatewayRegistry } from '#gateways/registry'
import { requestSettings } from '#middleware/request_settings'
import { currentReader } from '#middleware/current_reader'
import type PaymentIntent from '#models/payment_intent'
import BrandingTransformer from '#transformers/portal/branding_transformer'

/**
 * The page that loads a gateway's own checkout script. A document of its own, because its content
 * policy has to let that script in, and banks open pop-ups that must be able to answer it.
 */
@inject()
export default class CheckoutController {
  constructor(private gateways: GatewayRegistry) {}

  async show(ctx: HttpContext) {
    const { params, response } = ctx
    const settings = await requestSettings(ctx)
    const reader = settings.portal.enabled ? await currentReader(ctx) : null
    const intent = reader ? await findIntent(reader.client.id, params.intent) : null
    if (!reader) return this.leave(response, 'login')
    if (reader.viewing) return this.leave(response, 'payments')
    if (!intent || !reader.mayPay || !reader.ownsShares(intent.invoices))
      return this.leave(response, 'payments')

    const facts = toGatewayIntent(intent, checkoutContext(settings.company.name))
    const page = isStillAsked(intent) && this.gateways.get(intent.gateway)?.checkoutPage?.(facts)
    if (!page) return this.leave(response, `payment/${intent.publicId}`)
    const nonce = randomBytes(16).toString('base64')
    for (const [name, value] of Object.entries(checkoutPolicy(nonce, page.hosts))) {
      response.header(name, value)
    }
    const locale = i18nManager.getSupportedLocaleFor([reader.locale]) ?? 'en'
    const texts = i18nManager.locale(locale)
    return ctx.view.render('checkout', {
      nonce,
      locale,
      branding: new BrandingTransformer(settings).toObject(),
      scriptUrl: page.scriptUrl,
      options: { ...page.options, theme: { color: settings.branding.primaryColor } },
      backUrl: `${portalUrl}/payment/${intent.publicId}`,
      amount: formatMoney(intent.amount, reader.locale),
      numbers: intent.invoices.map(({ invoice }) => invoice.number).join(', '),
      t: (key: string, values: Record<string, string> = {}) =>
        texts.formatMessage(`checkout.${key}`, values),
    })
  }

  private leave(response: HttpContext['response'], page: string) {
    return response.header('location', `${portalUrl}/${page}`).status(303).send('')
  }
}

/** Nothing was paid or corrected since it was opened: what the page shows is still what is owed. */
function isStillAsked(intent: PaymentIntent): boolean {
  return (
    intent.state === 'redirected' &&
    intent.gatewayOrderId !== null &&
    intent.invoices.every(
      ({ invoice, amountMinor }) =>
        invoice.state === 'issued' &&
        invoice.pendingMinor === 0 &&
        invoice.balanceMinor >= amountMinor
    )
  )
}
