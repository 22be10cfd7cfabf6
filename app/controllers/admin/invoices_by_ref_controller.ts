import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { presentInvoice } from '#controllers/admin/present_invoice'
import { readDocument } from '#controllers/admin/read_document'
import { upsertInvoice } from '#domain/imports/upsert_invoice'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import InvoicePolicy from '#policies/staff/invoice_policy'
import { refValidator } from '#validators/admin/invoice'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class InvoicesByRefController {
  constructor(private clock: Clock) {}

  /** The invoice that another system knows by this reference: 201 made, 200 there already. */
  async update(ctx: HttpContext) {
    await ctx.staffBouncer.with(InvoicePolicy).authorize('import')
    refuseUnknownFields(ctx.request, [])
    const { ref } = await refValidator.validate(ctx.params)
    const document = await readDocument(ctx)

    const now = this.clock.now()
    const upserted = await upsertInvoice({ ref, document }, requestActor(ctx), now)
    if (!upserted.ok) {
      throw refusalProblem(upserted, upserted.code === 'invoice_refused' ? 422 : 409)
    }
    const { id, outcome } = upserted.value
    ctx.response.status(outcome === 'imported' ? 201 : 200)
    const { data } = await presentInvoice(ctx, id, now)
    return { data: { ...data, outcome } }
  }
}
