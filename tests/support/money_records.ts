import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { requestRefund } from '#domain/ledger/refunds/request_refund'
import { defaultSettings } from '#domain/settings/settings'
import { systemActor } from '#domain/shared/actor'
import { attachProof } from '#domain/transfers/attach_proof'
import { reportTransfer } from '#domain/transfers/report_transfer'
import GatewayEvent from '#models/gateway_event'
import type Invoice from '#models/invoice'
import Membership from '#models/membership'
import type Payment from '#models/payment'
import type PaymentIntent from '#models/payment_intent'
import type Refund from '#models/refund'
import type TransferReport from '#models/transfer_report'

const actor = systemActor('test')

/** A transfer that the invoice's client reported, with a proof; by default of all that is left. */
export async function reportFor(
  invoice: Invoice,
  { amountMinor = null, ...facts }: { amountMinor?: number | null; reference?: string } = {}
): Promise<TransferReport> {
  const { accountId } = await Membership.findByOrFail('clientId', invoice.clientId)
  const now = DateTime.utc()
  const reported = await reportTransfer(
    {
      clientId: invoice.clientId,
      accountId,
      invoiceId: invoice.id,
      amountMinor,
      paidOn: now.minus({ days: 2 }).toFormat('yyyy-MM-dd'),
      reference: facts.reference ?? null,
      note: null,
    },
    defaultSettings,
    actor,
    now
  )
  if (!reported.ok) throw new Error(reported.code)
  const file = {
    name: 'slip.pdf',
    contentType: 'application/pdf',
    bytes: Buffer.from('%PDF-1.7\nslip'),
  }
  const attached = await attachProof(reported.value.id, file, actor, now)
  if (!attached.ok) throw new Error(attached.code)
  return reported.value
}

/** A part of a payment outside the gateways, handed back. */
export async function refundOf(payment: Payment, amountMinor = 1): Promise<Refund> {
  const requested = await requestRefund(
    { paymentId: payment.id, amountMinor, reason: 'test', stillOwed: true, recordedById: null },
    null,
    actor,
    DateTime.utc()
  )
  if (!requested.ok) throw new Error(requested.code)
  return requested.value
}

/** A verified event about an intent, that somebody looked into. */
export function eventFor(
  intent: PaymentIntent,
  facts: Partial<GatewayEvent['$attributes']> = {}
): Promise<GatewayEvent> {
  const now = DateTime.utc()
  return GatewayEvent.create({
    gateway: intent.gateway,
    eventId: `evt-${randomUUID()}`,
    type: 'payment.captured',
    gatewayOrderId: intent.gatewayOrderId,
    reference: intent.publicId,
    body: Buffer.from('{"event":"payment.captured"}'),
    headers: { 'content-type': 'application/json' },
    receivedAt: now,
    processedAt: now,
    outcome: intent.state,
    ...facts,
  })
}
