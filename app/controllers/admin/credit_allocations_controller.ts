import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { allocateCredit, type CreditSource } from '#domain/ledger/allocate_credit'
import { creditLeft } from '#domain/ledger/refunds/refundable'
import { Clock } from '#domain/shared/clock'
import { refusalProblem } from '#exceptions/problem'
import { wrongField } from '#exceptions/wrong_field'
import { idempotent } from '#middleware/idempotency'
import { requestActor } from '#middleware/request_actor'
import Invoice from '#models/invoice'
import Payment from '#models/payment'
import PaymentPolicy from '#policies/staff/payment_policy'
import CreditAllocationTransformer from '#transformers/admin/credit_allocation_transformer'
import { refuseUnknownFields } from '#validators/known_fields'
import { CREDIT_ALLOCATION_FIELDS, creditAllocationValidator } from '#validators/admin/payment'

type Asked = Awaited<ReturnType<typeof creditAllocationValidator.validate>>

@inject()
export default class CreditAllocationsController {
  constructor(private clock: Clock) {}

  /** Counts credit of a client towards one of its invoices. */
  async store(ctx: HttpContext) {
    const { request, response, staff, staffBouncer } = ctx
    await staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(request, CREDIT_ALLOCATION_FIELDS)
    const asked = await request.validateUsing(creditAllocationValidator)
    if (asked.paymentId && asked.creditNoteId) throw wrongField(ctx, 'creditNoteId', 'one_of_two')

    const scope = `admin.credit_allocations:${staff.id}`
    const answer = await idempotent(ctx, scope, asked, this.clock.now(), (onceKey) =>
      this.allocate(ctx, asked, onceKey)
    )
    return response.created(answer)
  }

  private async allocate(ctx: HttpContext, asked: Asked, idempotencyKey?: string) {
    const invoice = await issued(asked.invoiceId)
    if (!invoice) throw wrongField(ctx, 'invoiceId', 'unknown_invoice')
    const source = await this.source(ctx, asked)
    const allocated = await allocateCredit(
      { source, invoiceId: invoice.id, amountMinor: asked.amountMinor, idempotencyKey },
      requestActor(ctx),
      this.clock.now()
    )
    if (!allocated.ok) throw refusalProblem(allocated)
    return ctx.serialize(
      CreditAllocationTransformer.transform({
        invoice: allocated.value,
        amountMinor: asked.amountMinor,
        leftMinor: await leftOf(source),
      })
    )
  }

  private async source(
    ctx: HttpContext,
    { paymentId, creditNoteId }: Asked
  ): Promise<CreditSource> {
    if (paymentId) {
      const payment = await Payment.findBy('public_id', paymentId)
      if (!payment) throw wrongField(ctx, 'paymentId', 'unknown_payment')
      return { paymentId: payment.id }
    }
    const note = await issued(creditNoteId!)
    if (!note) throw wrongField(ctx, 'creditNoteId', 'unknown_credit_note')
    return { creditNoteId: note.id }
  }
}

function issued(publicId: string): Promise<Invoice | null> {
  return Invoice.query().where('public_id', publicId).whereNot('state', 'draft').first()
}

async function leftOf(source: CreditSource): Promise<number> {
  if ('paymentId' in source) {
    const payment = await Payment.findOrFail(source.paymentId)
    const [{ leftMinor }] = await creditLeft(db.connection(), [payment])
    return leftMinor
  }
  const { creditLeftMinor } = await Invoice.findOrFail(source.creditNoteId)
  return creditLeftMinor
}
