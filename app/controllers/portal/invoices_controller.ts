import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { offersOf } from '#controllers/portal/gateway_offers'
import { invoiceStanding } from '#controllers/portal/invoice_standing'
import { bankRows } from '#domain/documents/bank_rows'
import { refusalProblem } from '#exceptions/problem'
import { companyToday } from '#domain/invoices/company_today'
import { listInvoices } from '#domain/invoices/list_invoices'
import { recordView } from '#domain/invoices/record_view'
import { unlessKnown } from '#middleware/etag'
import { requestActor } from '#middleware/request_actor'
import { requestSettings } from '#middleware/request_settings'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry } from '#gateways/registry'
import type Invoice from '#models/invoice'
import InvoicePolicy from '#policies/invoice_policy'
import InvoiceRowTransformer from '#transformers/portal/invoice_row_transformer'
import InvoiceTransformer from '#transformers/portal/invoice_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { INVOICE_LIST_FIELDS, invoiceListValidator } from '#validators/portal/invoice'

@inject()
export default class InvoicesController {
  constructor(
    private clock: Clock,
    private gateways: GatewayRegistry
  ) {}

  async index(ctx: HttpContext) {
    const { reader, request, serialize } = ctx
    refuseUnknownFields(request, INVOICE_LIST_FIELDS)
    const { status, ...filter } = await request.validateUsing(invoiceListValidator)
    const now = await this.now(ctx)
    const listed = await listInvoices(
      reader.client.id,
      {
        tab: status ?? 'all',
        q: filter.q || null,
        from: filter.from ?? null,
        to: filter.to ?? null,
        currency: filter.currency ?? null,
        sort: filter.sort ?? 'newest',
        limit: filter.limit ?? 20,
        after: filter.after ?? null,
      },
      now.today
    )
    if (!listed.ok) throw refusalProblem(listed, 422)

    const { rows, page, counts, range, currencies } = listed.value
    const viewer = { ...now, mayPay: reader.mayPay }
    const { data } = await serialize(InvoiceRowTransformer.transform(rows, viewer))
    return { data, page, counts, range, currencies }
  }

  async show(ctx: HttpContext) {
    const { reader, bouncer, params, serialize } = ctx
    const invoice = await reader
      .invoices()
      .where('public_id', params.id)
      .preload('lines', (lines) => lines.orderBy('position'))
      .preload('taxes', (taxes) => taxes.orderBy('position'))
      .preload('adjustments', (adjustments) => adjustments.orderBy('position'))
      .preload('files', (files) => files.select('id', 'invoice_id', 'kind'))
      // The number of another invoice: not for who has one by its link.
      .if(!reader.payLink, (query) => query.preload('replacedBy'))
      .firstOrFail()
    await bouncer.with(InvoicePolicy).authorize('view', invoice)

    const [now, settings, standing] = await Promise.all([
      this.now(ctx),
      requestSettings(ctx),
      invoiceStanding(reader, invoice),
    ])
    const answer = await serialize(
      InvoiceTransformer.transform(invoice, {
        ...now,
        ...standing,
        mayPay: await bouncer.with(InvoicePolicy).allows('pay', invoice),
        gateways: offersOf(this.gateways),
        allowed: reader.payLink
          ? { ...settings.payments, transferReports: false }
          : settings.payments,
        bankAccounts: bankAccountsOf(invoice, reader.locale),
        locale: reader.locale,
      }).depth(2)
    )
    const shown = unlessKnown(ctx, answer)
    // A page that asks again and learns nothing new, or a HEAD, shows nobody the invoice.
    if (ctx.request.method() === 'GET' && ctx.response.getStatus() !== 304) {
      await recordView(invoice, requestActor(ctx), this.clock.now())
    }
    return shown
  }

  private async now(ctx: HttpContext): Promise<{ today: string; timeZone: string }> {
    const { company } = await requestSettings(ctx)
    const { timeZone } = company
    return { today: companyToday(this.clock.now(), timeZone), timeZone }
  }
}

/** As the invoice's PDF names their parts. */
function bankAccountsOf(invoice: Invoice, locale: string) {
  const language = i18nManager.getSupportedLocaleFor([locale]) ?? i18nManager.defaultLocale
  const texts = i18nManager.locale(language)
  return invoice.bankAccounts.map((account) =>
    bankRows(account, (key, params) => texts.formatMessage(key, params)).map(
      ({ label, value }) => ({ label, value })
    )
  )
}
