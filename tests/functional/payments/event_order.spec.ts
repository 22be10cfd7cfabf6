import { test } from '@japa/runner'
import fc from 'fast-check'
import Payment from '#models/payment'
import { truncate } from '#tests/support/database'
import { ledgerSnapshot } from '#tests/support/ledger_snapshot'
import { confirm, deliver, invoiceToPay } from '#tests/support/money_steps'
import { ledgerNow, openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'
import { openPortal } from '#tests/support/portal_world'
import type { Sandbox } from '#tests/sandbox/start'

/** What becomes of one payment at its gateway, all of it before the first event arrives here. */
const FATES = {
  razorpay: [
    ...['paid', 'abandoned', 'failed', 'failed, then paid', 'refunded in part'],
    ...['refunded whole', 'contested', 'lost', 'paid in another currency'],
  ],
  paypal: [
    ...['paid', 'abandoned', 'declined', 'pending', 'pending, then paid', 'refunded in part'],
    ...['refunded whole', 'reversed in part', 'lost', 'lost and reversed'],
  ],
} as const

type Story =
  | { gateway: 'razorpay'; fate: (typeof FATES.razorpay)[number] }
  | { gateway: 'paypal'; fate: (typeof FATES.paypal)[number] }

const story = fc.oneof(
  fc.record({
    gateway: fc.constant('razorpay' as const),
    fate: fc.constantFrom(...FATES.razorpay),
  }),
  fc.record({ gateway: fc.constant('paypal' as const), fate: fc.constantFrom(...FATES.paypal) })
)

function liveAtRazorpay({ control }: Sandbox, order: string, fate: string) {
  const { razorpay } = control
  if (fate === 'abandoned') return
  if (fate === 'paid in another currency') return razorpay.pay(order, { currency: 'USD' })
  if (fate.startsWith('failed')) razorpay.pay(order, { outcome: 'fail' })
  if (fate === 'failed') return
  const { id } = razorpay.pay(order)
  if (fate === 'refunded in part') razorpay.refund(id, 2_500)
  if (fate === 'refunded whole') razorpay.refund(id)
  if (fate !== 'contested' && fate !== 'lost') return
  const dispute = razorpay.dispute(id, { amount: 5_000 })
  if (fate === 'lost') razorpay.decideDispute(dispute.id, 'lost')
}

/** PayPal's money moves only once it is captured, so what comes after waits for `later`. */
function liveAtPaypal({ control }: Sandbox, order: string, fate: string): () => void {
  const { paypal } = control
  if (fate === 'abandoned') return () => {}
  const isPending = fate.startsWith('pending')
  paypal.approve(order, {
    outcome: fate === 'declined' ? 'declined' : isPending ? 'pending' : 'approve',
  })
  return () => {
    const [id] = paypal.world().orders.get(order)?.captureIds ?? []
    const part = { currency_code: 'EUR', value: '25.00' }
    if (fate === 'pending, then paid') paypal.decideCapture(id, 'completed')
    if (fate === 'refunded in part') paypal.refund(id, part)
    if (fate === 'refunded whole') paypal.refund(id)
    if (fate === 'reversed in part') paypal.reverse(id, part)
    if (!fate.startsWith('lost')) return
    const dispute = paypal.dispute(id, { amount: part })
    paypal.decideDispute(dispute.id, 'lost', { reverses: fate === 'lost and reversed' })
  }
}

test.group('Events of payments', (group) => {
  group.each.setup(() => truncate())

  test('arriving in any order and number tell the same, and again they change nothing', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox, clock } = await paymentWorld(cleanup)
    const { control } = sandbox
    const posts = Object.values(control.events)
    const orders = fc.constantFrom('as_made' as const, 'reversed' as const, 'shuffled' as const)

    const tell = async (stories: Story[], order: 'as_made' | 'reversed' | 'shuffled') => {
      await truncate()
      await openPortal()
      control.reset()
      for (const post of posts) post.rules({ hold: true, duplicate: 1 })
      const later: (() => void)[] = []
      for (const [n, { gateway, fate }] of stories.entries()) {
        const { invoice, browser } = await invoiceToPay(`Buyer ${n}`, { number: `A-${n}` })
        const { body } = await openPayment(browser, gateway, invoice)
        const id = await orderOf(body.data.id)
        if (gateway === 'razorpay') liveAtRazorpay(sandbox, id, fate)
        else later.push(liveAtPaypal(sandbox, id, fate))
        if (gateway === 'paypal') await confirm(browser, body.data.id)
      }
      for (const live of later) live()
      for (const post of posts) post.release(order)
      await deliver(sandbox)
      clock.forward({ minutes: 1 })
      await deliver(sandbox)
    }

    await fc.assert(
      fc.asyncProperty(
        fc.array(story, { minLength: 2, maxLength: 4 }),
        orders,
        orders,
        fc.integer({ min: 1, max: 4 }),
        async (stories, order, again, times) => {
          await tell(stories, order)
          const told = await ledgerSnapshot()
          assert.deepEqual((await ledgerNow()).faults, [])
          // The gateways' own books, which share no arithmetic with ours.
          const held = stories.filter(({ fate }) => fate === 'paid in another currency').length
          const { EUR, USD } = control.ledger().sums
          assert.equal(await netOf('EUR'), EUR?.netMinor ?? 0)
          assert.equal(await netOf('USD'), 0)
          assert.equal(USD?.netMinor ?? 0, held * 12_000)

          for (const post of posts) post.replay(again, times)
          await deliver(sandbox)
          assert.deepEqual(await ledgerSnapshot(), told)
        }
      ),
      { numRuns: 6 }
    )
  }).timeout(180_000)
})

async function netOf(currency: string): Promise<number> {
  const payments = await Payment.query().where('currency', currency)
  return payments.reduce((sum, one) => sum + one.amountMinor - one.refundedMinor, 0)
}
