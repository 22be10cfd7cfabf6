import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findInvoice } from '#controllers/admin/find_invoice'
import { presentInvoice } from '#controllers/admin/present_invoice'
import { voidInvoice } from '#domain/invoices/void_invoice'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { wrongField } from '#exceptions/wrong_field'
import { requestActor } from '#middleware/request_actor'
import Invoice from '#models/invoice'
import InvoicePolicy from '#policies/staff/invoice_policy'
import { VOIDING_FIELDS, voidingValidator } from '#validators/admin/invoice'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class InvoiceVoidingsController {
  constructor(private clock: Clock) {}

  /** Takes an invoice back. Twice is the same as once; refused with money on it. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('void')
    refuseUnknownFields(ctx.request, VOIDING_FIELDS)
    const { reason, replacedBy } = await ctx.request.validateUsing(voidingValidator)
    const invoice = await findInvoice(ctx.params.id)
    const replacedById = replacedBy ? await this.replacement(ctx, invoice, replacedBy) : null

    const { id } = invoice
    const now = this.clock.now()
    const voiding = { invoiceId: id, reason, replacedById }
    const voided = await voidInvoice(voiding, requestActor(ctx), now)
    if (!voided.ok) throw refusalProblem(voided)
    return presentInvoice(ctx, id, now)
  }

  /** Row id of the invoice that stands instead: another one that its client has. */
  private async replacement(ctx: HttpContext, { id, clientId }: Invoice, publicId: string) {
    const other = await Invoice.query()
      .where({ public_id: publicId, client_id: clientId, state: 'issued', kind: 'invoice' })
      .whereNot('id', id)
      .first()
    if (!other) throw wrongField(ctx, 'replacedBy', 'unknown_invoice')
    return other.id
  }
}
