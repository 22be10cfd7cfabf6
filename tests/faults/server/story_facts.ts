import db from '@adonisjs/lucid/services/db'
import { verifyLedger, type LedgerFault } from '#domain/ledger/checks/verify_ledger'

type Row = Record<string, unknown>

/** An attempt to pay, as the database has it now. */
export type IntentFacts = {
  id: number
  publicId: string
  gateway: 'razorpay' | 'paypal'
  state: string
  currency: string
  amountMinor: number
  orderId: string | null
  heldReason: string | null
  resolution: string | null
  createdAtMs: number
  invoices: { publicId: string; amountMinor: number }[]
}

export type PaymentFacts = {
  id: number
  publicId: string
  intentId: number | null
  gateway: string
  gatewayPaymentId: string
  currency: string
  amountMinor: number
  unappliedMinor: number
  refundedMinor: number
}

export type RefundFacts = {
  id: number
  publicId: string
  paymentId: number
  gatewayRefundId: string | null
  kind: string
  state: string
  currency: string
  amountMinor: number
}

export type DisputeFacts = {
  paymentId: number
  gatewayDisputeId: string
  state: string
  amountMinor: number
}

export type AllocationFacts = {
  id: number
  invoiceId: number
  paymentId: number | null
  refundId: number | null
  creditNoteId: number | null
  amountMinor: number
}

export type InvoiceFacts = {
  id: number
  publicId: string
  state: string
  currency: string
  payableMinor: number
  paidMinor: number
  creditedMinor: number
  refundedMinor: number
  balanceMinor: number
  pendingMinor: number
}

export type AuditFacts = {
  action: string
  targetType: string | null
  targetId: string | null
  details: Record<string, unknown>
}

export type StoryFacts = {
  intents: IntentFacts[]
  payments: PaymentFacts[]
  refunds: RefundFacts[]
  disputes: DisputeFacts[]
  allocations: AllocationFacts[]
  invoices: InvoiceFacts[]
  audit: AuditFacts[]
  /** The payments that a receipt was queued for, one entry for each mail. */
  receipts: string[]
}

/** The intents of a client: what the story looks at after each step. */
export async function readIntents(clientId: number): Promise<IntentFacts[]> {
  const intents = await own('payment_intents', clientId)
  const shares = await db
    .from('payment_intent_invoices')
    .join('invoices', 'invoices.id', 'payment_intent_invoices.invoice_id')
    .where('payment_intent_invoices.client_id', clientId)
    .orderBy('payment_intent_invoices.id')
    .select('payment_intent_invoices.intent_id', 'payment_intent_invoices.amount_minor')
    .select('invoices.public_id')
  return intents.map((row) => ({
    id: Number(row.id),
    publicId: String(row.public_id),
    gateway: row.gateway as IntentFacts['gateway'],
    state: String(row.state),
    currency: String(row.currency),
    amountMinor: Number(row.amount_minor),
    orderId: textOrNull(row.gateway_order_id),
    heldReason: textOrNull(row.held_reason),
    resolution: textOrNull(row.resolution),
    createdAtMs: Date.parse(String(row.created_at)),
    invoices: shares
      .filter((share) => Number(share.intent_id) === Number(row.id))
      .map((share) => ({
        publicId: String(share.public_id),
        amountMinor: Number(share.amount_minor),
      })),
  }))
}

/** All that the ledger says of a client. */
export async function readStory(clientId: number): Promise<StoryFacts> {
  const mails = await db
    .from('outbox_mails')
    .where({ client_id: clientId, kind: 'receipt' })
    .orderBy('id')
    .select('params')
  return {
    intents: await readIntents(clientId),
    payments: (await own('payments', clientId)).map((row) => ({
      id: Number(row.id),
      publicId: String(row.public_id),
      intentId: numberOrNull(row.intent_id),
      gateway: String(row.gateway),
      gatewayPaymentId: String(row.gateway_payment_id),
      currency: String(row.currency),
      amountMinor: Number(row.amount_minor),
      unappliedMinor: Number(row.unapplied_minor),
      refundedMinor: Number(row.refunded_minor),
    })),
    refunds: (await own('refunds', clientId)).map((row) => ({
      id: Number(row.id),
      publicId: String(row.public_id),
      paymentId: Number(row.payment_id),
      gatewayRefundId: textOrNull(row.gateway_refund_id),
      kind: String(row.kind),
      state: String(row.state),
      currency: String(row.currency),
      amountMinor: Number(row.amount_minor),
    })),
    disputes: (await own('disputes', clientId)).map((row) => ({
      paymentId: Number(row.payment_id),
      gatewayDisputeId: String(row.gateway_dispute_id),
      state: String(row.state),
      amountMinor: Number(row.amount_minor),
    })),
    allocations: (await own('allocations', clientId)).map((row) => ({
      id: Number(row.id),
      invoiceId: Number(row.invoice_id),
      paymentId: numberOrNull(row.payment_id),
      refundId: numberOrNull(row.refund_id),
      creditNoteId: numberOrNull(row.credit_note_id),
      amountMinor: Number(row.amount_minor),
    })),
    invoices: (await own('invoices', clientId)).map((row) => ({
      id: Number(row.id),
      publicId: String(row.public_id),
      state: String(row.state),
      currency: String(row.currency),
      payableMinor: Number(row.payable_minor),
      paidMinor: Number(row.paid_minor),
      creditedMinor: Number(row.credited_minor),
      refundedMinor: Number(row.refunded_minor),
      balanceMinor: Number(row.balance_minor),
      pendingMinor: Number(row.pending_minor),
    })),
    audit: (await own('audit_events', clientId)).map((row) => ({
      action: String(row.action),
      targetType: textOrNull(row.target_type),
      targetId: textOrNull(row.target_id),
      details: JSON.parse(String(row.details)) as Record<string, unknown>,
    })),
    receipts: mails.map(({ params }) => String(paramsOf(params).paymentId)),
  }
}

export async function ledgerFaults(): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = []
  for await (const fault of verifyLedger()) faults.push(fault)
  return faults
}

function own(table: string, clientId: number): Promise<Row[]> {
  return db.from(table).where('client_id', clientId).orderBy('id').select('*')
}

function paramsOf(params: unknown): Row {
  return (typeof params === 'string' ? JSON.parse(params) : params) as Row
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}
