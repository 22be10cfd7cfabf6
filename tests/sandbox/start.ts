import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SandboxClock } from '#tests/sandbox/control/clock'
import { Controls } from '#tests/sandbox/control/controls'
import { EventPost } from '#tests/sandbox/control/event_post'
import { FaultBox } from '#tests/sandbox/control/faults'
import { SandboxLedger } from '#tests/sandbox/control/ledger'
import { PAYPAL_RETRIES, RAZORPAY_RETRIES } from '#tests/sandbox/control/retries'
import { controlRouter } from '#tests/sandbox/control/routes'
import { Door } from '#tests/sandbox/http/door'
import { json } from '#tests/sandbox/http/exchange'
import { Mailbox } from '#tests/sandbox/inbox/mailbox'
import { inboxRouter } from '#tests/sandbox/inbox/server'
import { SmtpDoor } from '#tests/sandbox/inbox/smtp'
import { chainOfProcess } from '#tests/sandbox/paypal/certificates'
import * as paypalErrors from '#tests/sandbox/paypal/errors'
import { PublishedApi, type Violation } from '#tests/sandbox/paypal/openapi'
import { refundsInProgress } from '#tests/sandbox/paypal/refunds_in_progress'
import { paypalRouter } from '#tests/sandbox/paypal/server'
import { PaypalWorld, type PaypalKeys } from '#tests/sandbox/paypal/world'
import * as razorpayErrors from '#tests/sandbox/razorpay/errors'
import { razorpayRouter } from '#tests/sandbox/razorpay/server'
import { RazorpayWorld, type RazorpayKeys } from '#tests/sandbox/razorpay/world'

export interface SandboxOptions {
  /** Ports; 0 or absent asks the system for a free one. */
  razorpayPort?: number
  paypalPort?: number
  smtpPort?: number
  inboxPort?: number
  host?: string
  razorpay: RazorpayKeys & { webhookUrl?: string | null }
  paypal: PaypalKeys & { webhookUrl?: string | null }
  /**
   * Folder that holds `paypal-openapi/`. By default what `REAL_DATA_DIR` says; `null` does without
   * the validation.
   */
  realDataDir?: string | null
}

export interface Sandbox {
  urls: {
    razorpay: string
    /** What the checkout page of the portal loads instead of the real script. */
    razorpayCheckout: string
    paypal: string
    inbox: string
  }
  ports: { razorpay: number; paypal: number; smtp: number; inbox: number }
  /** The root that PayPal's webhook certificates lead to. */
  paypalRootPem: string
  control: Controls
  stop(): Promise<void>
}

/** Starts the world outside on loopback. Rejects, with nothing left open, when a port is busy. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1' } = options
  const clock = new SandboxClock()
  const faults = new FaultBox()
  const ledger = new SandboxLedger()
  const violations: Violation[] = []
  const chain = await chainOfProcess()
  const razorpayPost = new EventPost(clock, options.razorpay.webhookUrl ?? null, RAZORPAY_RETRIES)
  const paypalPost = new EventPost(clock, options.paypal.webhookUrl ?? null, PAYPAL_RETRIES)
  const razorpay = new RazorpayWorld({ ...options.razorpay }, clock, ledger, razorpayPost)
  const paypal = new PaypalWorld({ ...options.paypal }, clock, ledger, paypalPost, chain)
  const mailbox = new Mailbox(clock)
  const controls = new Controls({ clock, faults, ledger, razorpay, paypal, mailbox, violations })
  const control = controlRouter(controls, () => chain.rootPem)
  const published = publishedApi(options.realDataDir)
  const onCrash = (error: unknown) => {
    const errors = [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    violations.push({ operation: 'crash', side: 'sandbox', errors, body: null })
  }
  const shared = { control, faults, onCrash }
  const razorpayDoor = new Door({
    ...shared,
    name: 'razorpay',
    router: razorpayRouter(razorpay),
    notFound: razorpayErrors.unknownUrl,
    faultReply: razorpayErrors.faultReply,
  })
  const paypalDoor = new Door({
    ...shared,
    name: 'paypal',
    router: paypalRouter(paypal),
    notFound: paypalErrors.unknownResource,
    faultReply: paypalErrors.faultReply,
    enter: refundsInProgress(),
    observe: (operation, exchange, reply) => {
      if (!published) return
      for (const violation of [
        published.judgeRequest(operation, exchange),
        published.judgeReply(operation, reply),
      ]) {
        if (violation) violations.push(violation)
      }
    },
  })
  if (published) {
    paypalPost.onEmit = ({ type, body }) => {
      const violation = published.judgeEvent(type, body)
      if (violation) violations.push(violation)
    }
  }
  const inboxDoor = new Door({
    ...shared,
    name: 'inbox',
    router: inboxRouter(mailbox),
    notFound: () => json(404, { error: 'Nothing here' }),
    faultReply: (kind) => json(500, { error: kind }),
  })
  const smtpDoor = new SmtpDoor(mailbox, faults)
  const stop = async () => {
    clock.stop()
    razorpayPost.close()
    paypalPost.close()
    await Promise.all([
      razorpayDoor.close(),
      paypalDoor.close(),
      inboxDoor.close(),
      smtpDoor.close(),
    ])
  }
  try {
    const ports = {
      razorpay: await razorpayDoor.listen(host, options.razorpayPort ?? 0),
      paypal: await paypalDoor.listen(host, options.paypalPort ?? 0),
      smtp: await smtpDoor.listen(host, options.smtpPort ?? 0),
      inbox: await inboxDoor.listen(host, options.inboxPort ?? 0),
    }
    const at = (port: number) => `http://${host}:${port}`
    paypal.url = at(ports.paypal)
    return {
      urls: {
        razorpay: at(ports.razorpay),
        razorpayCheckout: `${at(ports.razorpay)}/v1/checkout.js`,
        paypal: at(ports.paypal),
        inbox: at(ports.inbox),
      },
      ports,
      paypalRootPem: chain.rootPem,
      control: controls,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function publishedApi(directory: string | null | undefined): PublishedApi | null {
  const root = directory === undefined ? process.env.REAL_DATA_DIR : directory
  if (!root) return null
  const folder = join(root, 'paypal-openapi')
  return existsSync(folder) ? PublishedApi.in(folder) : null
}
