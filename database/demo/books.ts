import type { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import type { Method } from '#database/demo/documents'
import { recordAudit } from '#domain/audit/record_audit'
import { importInvoice } from '#domain/imports/import_invoices'
import type { InvoiceDraft } from '#domain/imports/invoice_draft'
import { voidInvoice, type Voiding } from '#domain/invoices/void_invoice'
import { allocateCredit } from '#domain/ledger/allocate_credit'
import { postPayment } from '#domain/ledger/post_payment'
import { recordOfflinePayment } from '#domain/ledger/record_offline_payment'
import { recomputeInvoices } from '#domain/ledger/recompute_invoices'
import { recordRefund } from '#domain/ledger/refunds/record_refund'
import { Money } from '#domain/money/money'
import { systemActor, type Actor } from '#domain/shared/actor'
import { newPublicId } from '#domain/shared/public_id'
import Invoice from '#models/invoice'
import type Payment from '#models/payment'
import PaymentIntent from '#models/payment_intent'
import PaymentIntentInvoice from '#models/payment_intent_invoice'

/** What an eCheck takes at most, more or less. */
const CLEARED_AFTER = { days: 7 }

/**
 * The demo's bookkeeping: each entry goes through the verb that the product uses for it. Nobody is
 * mailed about old entries. `tokenOf` gives ids that a gateway would have given.
 */
export class Books {
  readonly #payments = new Map<string, Payment>()

  constructor(
    readonly staff: Actor,
    private readonly tokenOf: (length: number) => string
  ) {}

  async issue(draft: InvoiceDraft, now: DateTime): Promise<Invoice> {
    const outcome = await importInvoice(draft, { fileName: draft.number, actor: this.staff, now })
    if (outcome.outcome !== 'refused') return outcome.invoice
    throw new Error(`${draft.number}: ${outcome.problems.map(({ message }) => message).join(' ')}`)
  }

  /** A draft is what nobody was told of yet; only its state tells it from an invoice. */
  async draft(draft: InvoiceDraft, now: DateTime): Promise<void> {
    const invoice = await this.issue(draft, now)
    await invoice.merge({ state: 'draft' }).save()
  }

  /** `amountMinor` null pays what is left. */
  async pay(number: string, by: Method, amountMinor: number | null, now: DateTime): Promise<void> {
    const invoice = await this.find(number)
    const amount = Money.of(invoice.currency, amountMinor ?? invoice.balanceMinor)
    const payment =
      by.gateway === 'bank_transfer'
        ? await this.payOffline(invoice, amount, now)
        : await this.payOnline(invoice, by.gateway, by, amount, now)
    this.#payments.set(number, payment)
  }

  async credit(note: InvoiceDraft, now: DateTime): Promise<void> {
    const creditNote = await this.issue(note, now)
    const invoice = await this.find(note.precedingInvoices[0])
    const amountMinor = Math.min(creditNote.creditLeftMinor, invoice.balanceMinor)
    const source = { creditNoteId: creditNote.id }
    expectOk(await allocateCredit({ source, invoiceId: invoice.id, amountMinor }, this.staff, now))
  }

  async refund(number: string, note: InvoiceDraft, now: DateTime): Promise<void> {
    const payment = this.#payments.get(number)
    if (!payment) throw new Error(`${number} was not paid`)
    const creditNote = await this.issue({ ...note, source: 'refund' }, now)
    expectOk(
      await recordRefund(
        {
          paymentId: payment.id,
          amountMinor: payment.amountMinor,
          kind: 'refund',
          gatewayRefundId: payment.gateway === 'razorpay' ? `rfnd_${this.tokenOf(14)}` : null,
          reason: 'Cancelled by the client',
          recordedById: null,
          refundedAt: now,
          creditNoteId: creditNote.id,
        },
        this.staff,
        now
      )
    )
  }

  async void(number: string, reason: string, replacedBy: string | null, now: DateTime) {
    const { id } = await this.find(number)
    const replacement = replacedBy === null ? null : await this.find(replacedBy)
    const voiding: Voiding = { invoiceId: id, reason, replacedById: replacement?.id ?? null }
    expectOk(await voidInvoice(voiding, this.staff, now))
  }

  /**
   * Money that a gateway has accepted and not yet paid out. It is asked when such money is to have
   * come; the sandbox of the demo does not know of it, and what a gateway forgot fails in the end.
   */
  async await(number: string, gateway: 'razorpay' | 'paypal', now: DateTime): Promise<void> {
    const invoice = await this.find(number)
    await writeTransaction(async (trx) => {
      const intent = await PaymentIntent.create(
        {
          publicId: newPublicId(),
          clientId: invoice.clientId,
          gateway,
          currency: invoice.currency,
          amountMinor: invoice.balanceMinor,
          state: 'pending',
          idempotencyKey: newPublicId(),
          attempt: 1,
          gatewayOrderId: gateway === 'razorpay' ? `order_${this.tokenOf(14)}` : this.tokenOf(17),
          checks: 0,
          underWayAt: now,
          nextCheckAt: now.plus(CLEARED_AFTER),
          createdAt: now,
          updatedAt: now,
        },
        { client: trx }
      )
      const share = { invoiceId: invoice.id, amountMinor: invoice.balanceMinor }
      await PaymentIntentInvoice.create(
        { ...share, clientId: invoice.clientId, intentId: intent.id },
        { client: trx }
      )
      await recomputeInvoices(trx, [invoice.id], now)
    })
  }

  private find(number: string): Promise<Invoice> {
    return Invoice.findByOrFail('number', number)
  }

  private async payOffline(invoice: Invoice, amount: Money, now: DateTime): Promise<Payment> {
    return expectOk(
      await recordOfflinePayment(
        {
          clientId: invoice.clientId,
          method: 'bank_transfer',
          amount,
          paidAt: now,
          reference: `UTR${this.tokenOf(12).toUpperCase()}`,
          note: null,
          recordedById: null,
          shares: [{ invoiceId: invoice.id, amountMinor: amount.amountMinor }],
          notify: false,
        },
        this.staff,
        now
      )
    )
  }

  /** What settling does once the gateway said "captured", without its mail. */
  private payOnline(
    invoice: Invoice,
    gateway: 'razorpay' | 'paypal',
    by: Method,
    amount: Money,
    now: DateTime
  ): Promise<Payment> {
    return writeTransaction(async (trx) => {
      const { payment } = await postPayment(
        trx,
        {
          clientId: invoice.clientId,
          intentId: null,
          gateway,
          gatewayPaymentId:
            gateway === 'razorpay' ? `pay_${this.tokenOf(14)}` : this.tokenOf(17).toUpperCase(),
          amount,
          method: by.method,
          methodDetail: by.detail,
          paidAt: now,
          recordedById: null,
          note: null,
          shares: [{ invoiceId: invoice.id, amountMinor: amount.amountMinor }],
        },
        now
      )
      const facts = {
        action: 'payment.received',
        clientId: invoice.clientId,
        target: { type: 'payment', id: payment.publicId },
        details: {
          gateway,
          gatewayPaymentId: payment.gatewayPaymentId,
          amount: amount.toJSON(),
          creditMinor: 0,
        },
      }
      await recordAudit(trx, systemActor('demo'), facts, now)
      return payment
    })
  }
}

type Outcome<Value> = { ok: true; value: Value } | { ok: false; code: string }

/** The plan is ours: what a verb refuses here is a mistake in it. */
function expectOk<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(`The demo's plan was refused: ${outcome.code}`)
}
