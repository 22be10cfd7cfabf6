import { createHmac, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { IntentFacts } from '#tests/faults/server/story_facts'
import { Broken } from '#tests/faults/story/broken'
import { gatewayName, pick, some, steps } from '#tests/faults/story/step'
import type { Story } from '#tests/faults/story/story'
import { RAZORPAY_KEYS } from '#tests/support/sandbox'

export type Ordered = IntentFacts & { orderId: string }
type Gateway = 'razorpay' | 'paypal'

/** How it goes at the gateway. */
const ENDINGS = [
  ...['succeed', 'succeed', 'succeed', 'succeed', 'succeed', 'succeed', 'fail', 'late'],
  ...['authorize', 'pending', 'other_amount', 'other_currency', 'cancel'],
] as const
type Ending = (typeof ENDINGS)[number]

/** How the browser comes back, if it does. */
const RETURNS = ['page', 'return', 'both', 'twice', 'never'] as const
type Return = (typeof RETURNS)[number]

const ALLOWED_OPENINGS = new Set([201, 409, 422, 429, 503])

/** Opens a payment as the page does. Answers the intent's public id when there is one. */
export async function open(
  story: Story,
  gateway: Gateway,
  invoices: { id: string; amountMinor?: number }[]
): Promise<{ text: string; intentId: string | null }> {
  const reply = await story.ask(
    'POST',
    '/payment-intents',
    { gateway, invoices },
    {
      'idempotency-key': randomUUID(),
    }
  )
  if (!reply) return { text: 'no answer', intentId: null }
  if (!ALLOWED_OPENINGS.has(reply.status)) {
    throw new Broken(`Opening answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  }
  const code = reply.status === 201 ? '' : ` ${reply.body.code ?? ''}`
  return {
    text: `${reply.status}${code}`,
    intentId: reply.status === 201 ? String(reply.body.data.id) : null,
  }
}

/** The intent with its order, when it was opened and has one. */
export async function ordered(story: Story, intentId: string | null): Promise<Ordered | null> {
  const intents = await story.unlessKilled(story.world.call('readIntents', story.client.clientId))
  const intent = intents?.find(({ publicId }) => publicId === intentId)
  return intent && intent.orderId !== null ? { ...intent, orderId: intent.orderId } : null
}

/** What the customer does on the gateway's pages. */
export function payAt(story: Story, intent: Ordered, ending: Ending): string {
  return intent.gateway === 'razorpay'
    ? payAtRazorpay(story, intent, ending)
    : payAtPayPal(story, intent, ending)
}

function payAtRazorpay({ control }: Story, intent: Ordered, ending: Ending): string {
  const order = control.razorpay.world().orders.get(intent.orderId)
  if (!order || order.status === 'paid') return 'the order is paid already'
  switch (ending) {
    case 'cancel':
      return 'closed the checkout'
    case 'late':
      control.razorpay.pay(order.id, { outcome: 'succeed_late', lateMs: 600_000 })
      return 'failed, succeeds in ten minutes'
    case 'other_amount':
      control.razorpay.pay(order.id, { amount: order.amount + 1 })
      return 'paid another amount'
    case 'other_currency':
      control.razorpay.pay(order.id, { currency: order.currency === 'USD' ? 'EUR' : 'USD' })
      return 'paid in another currency'
    case 'pending':
    case 'authorize':
      control.razorpay.pay(order.id, { outcome: 'authorize' })
      return 'authorised'
    default:
      control.razorpay.pay(order.id, { outcome: ending })
      return ending
  }
}

function payAtPayPal({ control }: Story, intent: Ordered, ending: Ending): string {
  const order = control.paypal.world().orders.get(intent.orderId)
  if (!order || order.status === 'COMPLETED' || order.status === 'VOIDED')
    return 'the order is over'
  const { currency_code, value } = order.purchaseUnits[0].amount
  const decimals = value.split('.')[1]?.length ?? 0
  const more = { currency_code, value: (Number(value) + 1).toFixed(decimals) }
  const other = { currency_code: currency_code === 'USD' ? 'EUR' : 'USD', value }
  switch (ending) {
    case 'cancel':
      control.paypal.approve(order.id, { outcome: 'cancel' })
      return 'cancelled'
    case 'fail':
      control.paypal.approve(order.id, { outcome: 'declined' })
      return 'approved, will be declined'
    case 'late':
      control.paypal.approve(order.id, { outcome: 'insufficient_funds' })
      return 'approved, no funds'
    case 'pending':
      control.paypal.approve(order.id, { outcome: 'pending' })
      return 'approved, an eCheck'
    case 'other_amount':
      control.paypal.approve(order.id, { captureInstead: more })
      return 'approved, another amount will be captured'
    case 'other_currency':
      control.paypal.approve(order.id, { captureInstead: other })
      return 'approved, another currency will be captured'
    default:
      control.paypal.approve(order.id)
      return 'approved'
  }
}

/** The browser comes back from the gateway. */
export async function comeBack(story: Story, intent: Ordered, how: Return): Promise<string> {
  const page = () => story.ask('POST', `/payment-intents/${intent.publicId}/confirmation`)
  const back = () => returnTo(story, intent, intent.orderId)
  switch (how) {
    case 'never':
      return 'never came back'
    case 'page':
      return `page ${statusOf(await page())}`
    case 'return':
      return `return ${statusOf(await back())}`
    case 'both':
      return (await Promise.all([page(), back(), story.unlessKilled(story.world.call('work'))]))
        .slice(0, 2)
        .map((reply) => statusOf(reply as { status: number } | null))
        .join(' + ')
    case 'twice':
      return (await Promise.all([page(), page()])).map(statusOf).join(' + ')
  }
}

/** What the gateway's page sends the browser back with: signed where the gateway signs. */
function returnTo(story: Story, intent: Ordered, orderId: string) {
  if (intent.gateway === 'paypal') {
    const path = `/portal/return/paypal/${intent.publicId}?token=${orderId}&PayerID=ABCDEFGHJKLMN`
    return story.asked(story.world.request('GET', path))
  }
  const payment = [...story.control.razorpay.world().payments.values()].find(
    (one) => one.order_id === orderId
  )
  const paymentId = payment?.id ?? 'pay_00000000000000'
  const signature = createHmac('sha256', RAZORPAY_KEYS.keySecret)
    .update(`${orderId}|${paymentId}`)
    .digest('hex')
  return story.asked(
    story.world.request('POST', `/portal/return/razorpay/${intent.publicId}`, {
      form: {
        razorpay_payment_id: paymentId,
        razorpay_order_id: orderId,
        razorpay_signature: signature,
      },
      headers: { 'sec-fetch-site': 'cross-site' },
    })
  )
}

function statusOf(reply: { status: number } | null): string {
  return reply ? String(reply.status) : 'no answer'
}

const asked = (story: Story, index: number) => ({ id: pick(story.invoices, index).publicId })

/** A part of what is left, or nothing when it cannot be divided. */
function part(story: Story, index: number): { id: string; amountMinor?: number } {
  const { publicId } = pick(story.invoices, index)
  const left = story.shown.find(({ id }) => id === publicId)?.left.amountMinor ?? 0
  return left > 400 ? { id: publicId, amountMinor: Math.floor(left / 2) } : { id: publicId }
}

const hasOrder = (story: Story) => story.ordered.length > 0

export const customerSteps = {
  open: steps(
    'open a payment',
    { gateway: gatewayName(), invoice: some() },
    async (story, facts) => {
      const { text } = await open(story, facts.gateway, [asked(story, facts.invoice)])
      return text
    }
  ),

  openPart: steps(
    'open a part payment',
    { gateway: gatewayName(), invoice: some() },
    async (story, facts) => (await open(story, facts.gateway, [part(story, facts.invoice)])).text
  ),

  openSeveral: steps(
    'open one payment of all',
    { gateway: gatewayName() },
    async (story, facts) => {
      const currency = story.invoices[0].currency
      const same = story.invoices.filter((invoice) => invoice.currency === currency)
      return (
        await open(
          story,
          facts.gateway,
          same.map(({ publicId }) => ({ id: publicId }))
        )
      ).text
    }
  ),

  openTwice: steps(
    'open in two tabs at once',
    { gateway: gatewayName(), other: gatewayName(), invoice: some() },
    async (story, { gateway, other, invoice }) => {
      const replies = await Promise.all([
        open(story, gateway, [asked(story, invoice)]),
        open(story, other, [asked(story, invoice)]),
      ])
      return replies.map(({ text }) => text).join(' + ')
    }
  ),

  payAt: steps(
    'at the gateway',
    { intent: some(), ending: fc.constantFrom(...ENDINGS) },
    async (story, { intent, ending }) => {
      const said = payAt(story, pick(story.ordered, intent), ending)
      await story.control.quiet()
      return said
    },
    hasOrder
  ),

  comeBack: steps(
    'come back',
    { intent: some(), how: fc.constantFrom(...RETURNS) },
    (story, { intent, how }) => comeBack(story, pick(story.ordered, intent), how),
    hasOrder
  ),

  checkout: steps(
    'open, pay and come back',
    {
      gateway: gatewayName(),
      invoice: some(),
      ending: fc.constantFrom(...ENDINGS),
      how: fc.constantFrom(...RETURNS),
    },
    async (story, { gateway, invoice, ending, how }) => {
      const opened = await open(story, gateway, [asked(story, invoice)])
      const intent = await ordered(story, opened.intentId)
      if (!intent) return opened.text
      const said = payAt(story, intent, ending)
      return `${opened.text}, ${said}, ${await comeBack(story, intent, how)}`
    }
  ),

  forged: steps(
    'come back with a forged signature',
    { intent: some() },
    async (story, { intent }) => {
      const { publicId, gateway, orderId } = pick(story.ordered, intent)
      const reply = await story.asked(
        gateway === 'paypal'
          ? story.world.request('GET', `/portal/return/paypal/${publicId}?token=FORGED0000000000X`)
          : story.world.request('POST', `/portal/return/razorpay/${publicId}`, {
              form: {
                razorpay_payment_id: 'pay_00000000000000',
                razorpay_order_id: orderId,
                razorpay_signature: '0'.repeat(64),
              },
              headers: { 'sec-fetch-site': 'cross-site' },
            })
      )
      return statusOf(reply)
    },
    hasOrder
  ),

  foreignOrder: steps(
    "come back with another payment's order id",
    { intent: some(), other: some() },
    async (story, { intent, other }) =>
      statusOf(
        await returnTo(story, pick(story.ordered, intent), pick(story.ordered, other).orderId)
      ),
    (story) => story.ordered.length > 1
  ),

  foreignInvoice: steps(
    "open a payment of a stranger's invoice",
    { gateway: gatewayName() },
    async (story, { gateway }) => {
      const reply = await story.ask('POST', '/payment-intents', {
        gateway,
        invoices: [{ id: story.stranger.invoices[0].publicId }],
      })
      if (reply && reply.status !== 404) throw new Broken(`It answered ${reply.status}, not 404`)
      return statusOf(reply)
    }
  ),
}
