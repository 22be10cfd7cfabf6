import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { findInvoice } from '#controllers/admin/find_invoice'
import { creditInvoice } from '#domain/ledger/credit_invoice'
import { Clock } from '#domain/shared/clock'
import { notFound, refusalProblem } from '#exceptions/problem'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import InvoicePolicy from '#policies/staff/invoice_policy'
import CreditNoteTransformer from '#transformers/admin/credit_note_transformer'
import { CREDIT_NOTE_FIELDS, creditNoteValidator } from '#validators/admin/invoice'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class CreditNotesController {
  constructor(private clock: Clock) {}

  /** Takes an invoice back, whole or in part, never more than is left of it. */
  async store(ctx: HttpContext) {
    const { request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(InvoicePolicy).authorize('credit')
    refuseUnknownFields(request, CREDIT_NOTE_FIELDS)
    const asked = await request.validateUsing(creditNoteValidator)
    const invoice = await findInvoice(ctx.params.id)

    const scope = `admin.credit_notes:${staff.id}`
    const body = { ...asked, invoice: invoice.publicId }
    const answer = await idempotent(ctx, scope, body, this.clock.now(), async (onceKey) => {
      const credited = await creditInvoice(
        {
          invoiceId: invoice.id,
          ...asked,
          notify: asked.notify ?? false,
          idempotencyKey: onceKey,
        },
        requestActor(ctx),
        this.clock.now()
      )
      if (!credited.ok) {
        throw credited.code === 'not_found' ? notFound() : refusalProblem(credited)
      }
      return ctx.serialize(CreditNoteTransformer.transform(credited.value))
    })
    return response.created(answer)
  }
}
