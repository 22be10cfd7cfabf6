import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { Worker } from '@adonisjs/queue'
import { knex } from '@boringnode/queue/drivers/knex_adapter'
import type { JobFactory } from '@boringnode/queue/types'
import { DateTime } from 'luxon'
import queueConfig from '#config/queue'
import { processWaitingEvents } from '#domain/ledger/events/process_waiting_events'
import { verifyLedger } from '#domain/ledger/checks/verify_ledger'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import { Clock } from '#domain/shared/clock'
import { GatewayRegistry, type GatewaysConfig } from '#gateways/registry'
import type Invoice from '#models/invoice'
import PaymentIntent from '#models/payment_intent'
import type { Sandbox } from '#tests/sandbox/start'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { paypalKeys, RAZORPAY_KEYS, sandboxForTest } from '#tests/support/sandbox'

const API = '/api/v1/client-portal'

const LONG_SESSIONS = { idleMinutes: 365 * 24 * 60, absoluteHours: 365 * 24 }

/** A clock that stands still until it is moved. */
class TestClock extends Clock {
  #now = DateTime.utc() as DateTime<true>

  now() {
    return this.#now
  }

  /** The next noon, for a test that hours go by in: whenever it runs, that is one day. */
  toNoon() {
    const noon = this.#now.set({ hour: 12, minute: 0, second: 0, millisecond: 0 })
    this.#now = (noon > this.#now ? noon : noon.plus({ days: 1 })) as DateTime<true>
  }

  forward(time: { minutes?: number; hours?: number; days?: number }) {
    this.#now = this.#now.plus(time) as DateTime<true>
  }
}

export type PaymentWorld = { sandbox: Sandbox; clock: TestClock }

/**
 * The real gateways' SDKs against a sandbox of this test, which posts its webhooks to the test
 * server, and a clock that the test moves.
 */
export async function paymentWorld(
  cleanup: (work: () => Promise<void>) => void,
  { webhooks = true, timeoutMs = 3_000 } = {}
): Promise<PaymentWorld> {
  const server = `http://${process.env.HOST}:${process.env.PORT}/webhooks`
  const keys = paypalKeys()
  const sandbox = await sandboxForTest(cleanup, {
    razorpay: { ...RAZORPAY_KEYS, webhookUrl: webhooks ? `${server}/razorpay` : null },
    paypal: { ...keys, webhookUrl: webhooks ? `${server}/paypal` : null },
  })
  const clock = new TestClock()
  const config: GatewaysConfig = {
    razorpay: {
      keyId: RAZORPAY_KEYS.keyId,
      keySecret: RAZORPAY_KEYS.keySecret,
      webhookSecrets: [RAZORPAY_KEYS.webhookSecret],
      baseUrl: sandbox.urls.razorpay,
      checkoutUrl: sandbox.urls.razorpayCheckout,
      timeoutMs,
    },
    paypal: {
      clientId: keys.clientId,
      clientSecret: keys.secret,
      webhookId: keys.webhookId,
      baseUrl: sandbox.urls.paypal,
      timeoutMs,
      trustedRoots: [sandbox.paypalRootPem],
    },
    allowSandboxHosts: true,
  }
  const registry = new GatewayRegistry(config, () => clock.now().toMillis())
  // Stories take days, and who plays in them does not sign in again and again.
  await changeSetting('sessions', LONG_SESSIONS, systemActor('test'), clock.now())
  app.container.swap(GatewayRegistry, () => registry)
  app.container.swap(Clock, () => clock)
  cleanup(async () => {
    app.container.restore(GatewayRegistry)
    app.container.restore(Clock)
  })
  return { sandbox, clock }
}

/** Does what a worker would: looks into the events that wait, and runs what is queued, until none is left. */
export async function runJobs(): Promise<void> {
  await db
    .from('queue_jobs')
    .whereNot('status', 'active')
    .whereLike('data', '%"send_mail"%')
    .delete()
  const makeJob: JobFactory = (JobClass) => app.container.make(JobClass)
  const worker = new Worker({
    ...queueConfig,
    adapters: { database: knex(db.connection().getWriteClient()) },
    jobFactory: makeJob,
  })
  await worker.init()
  for (;;) {
    const events = await lookIntoEvents()
    const cycle = await worker.processCycle(['default'])
    if (events === 0 && (cycle === null || cycle.type === 'idle')) break
  }
  await worker.stop()
}

async function lookIntoEvents(): Promise<number> {
  const gateways = await app.container.make(GatewayRegistry)
  const clock = await app.container.make(Clock)
  const { processed } = await processWaitingEvents((name) => gateways.get(name), clock.now())
  return processed
}

/** Opens a payment of the whole invoice; answers the API's answer. */
export function openPayment(
  browser: PortalBrowser,
  gateway: string,
  invoice: Invoice,
  headers: Record<string, string> = {}
) {
  const invoices = [{ id: invoice.publicId }]
  return browser.send('POST', `${API}/payment-intents`, { gateway, invoices }, headers)
}

export async function orderOf(intentId: string): Promise<string> {
  const intent = await PaymentIntent.findByOrFail('public_id', intentId)
  if (intent.gatewayOrderId === null) throw new Error(`${intentId} has no order`)
  return intent.gatewayOrderId
}

/** What the ledger holds, and whether it holds together. */
export async function ledgerNow() {
  const faults = []
  for await (const fault of verifyLedger()) faults.push(fault)
  const count = async (table: string, where: Record<string, string> = {}) => {
    const row = await db.from(table).where(where).count('* as count').firstOrFail()
    return Number(row.count)
  }
  return {
    faults,
    payments: await count('payments'),
    allocations: await count('allocations'),
    refunds: await count('refunds'),
    receipts: await count('outbox_mails', { kind: 'receipt' }),
    rejected: await count('rejected_events'),
    events: await count('gateway_events'),
  }
}
