import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { iso } from '#domain/shared/iso'
import type { GatewayName } from '#gateways/payment_gateway'
import GatewayEvent from '#models/gateway_event'
import Payment from '#models/payment'

export type WebhookHealth = {
  gateway: GatewayName
  /** When the last verified event came. */
  lastEventAt: DateTime | null
  /** When the last payment moved. */
  lastPaymentAt: DateTime | null
  /** Events whose signature was wrong, since the portal was installed. */
  rejected: number
  /** Payments succeed, and no event comes: the gateway cannot reach us, or was told another address. */
  silent: boolean
  /** Stored events that could not be looked into again and again; they are tried without end. */
  stuck: number
}

const GATEWAYS: GatewayName[] = ['razorpay', 'paypal']

/** Gateways deliver within seconds and try again within minutes: younger payments say nothing. */
const EVENTS_TAKE = { minutes: 15 }
const LOOKED_BACK = { days: 7 }
const PAYMENTS_LOOKED_AT = 3

/** Failures of looking into one event that are no passing trouble any more. */
const STUCK_AFTER = 3

/**
 * Whether each gateway's events arrive. Judged by the last three payments of the week: with no event
 * about any of them, and none at all since the first, the webhook is silent. No payments: no verdict.
 * What was taken over from older books was not paid here, and no event tells of it.
 */
export function checkWebhookHealth(now: DateTime): Promise<WebhookHealth[]> {
  return Promise.all(GATEWAYS.map((gateway) => check(gateway, now)))
}

async function check(gateway: GatewayName, now: DateTime): Promise<WebhookHealth> {
  const [lastEvent, lastPayment, rejected, silent, stuck] = await Promise.all([
    GatewayEvent.query().where('gateway', gateway).orderBy('received_at', 'desc').first(),
    Payment.query().where('gateway', gateway).orderBy('paid_at', 'desc').first(),
    db.from('counters').where('name', `rejected_events.${gateway}`).select('value').first(),
    isSilent(gateway, now),
    countStuck(gateway),
  ])
  return {
    gateway,
    lastEventAt: lastEvent?.receivedAt ?? null,
    lastPaymentAt: lastPayment?.paidAt ?? null,
    rejected: Number(rejected?.value ?? 0),
    silent,
    stuck,
  }
}

async function countStuck(gateway: GatewayName): Promise<number> {
  const row = await GatewayEvent.query()
    .where('gateway', gateway)
    .whereNull('processed_at')
    .where('failures', '>=', STUCK_AFTER)
    .count('* as count')
    .firstOrFail()
  return Number(row.$extras.count)
}

async function isSilent(gateway: GatewayName, now: DateTime): Promise<boolean> {
  const payments = await Payment.query()
    .where('gateway', gateway)
    .whereNotNull('intent_id')
    .where('paid_at', '>', iso(now.minus(LOOKED_BACK)))
    .where('paid_at', '<', iso(now.minus(EVENTS_TAKE)))
    .preload('intent')
    .orderBy('paid_at', 'desc')
    .limit(PAYMENTS_LOOKED_AT)
  if (payments.length === 0) return false

  const first = payments[payments.length - 1].paidAt
  const orders = payments.flatMap(({ intent }) => intent?.gatewayOrderId ?? [])
  const event = await GatewayEvent.query()
    .where('gateway', gateway)
    .where((about) => {
      about
        .where('received_at', '>=', iso(first))
        .orWhereIn('gateway_order_id', orders)
        .orWhereIn(
          'gateway_payment_id',
          payments.map((payment) => payment.gatewayPaymentId)
        )
    })
    .first()
  return event === null
}
