import fc from 'fast-check'
import { ROTATED_SECRET } from '#tests/faults/run/world'
import { gatewayName, pick, preparing, some, steps } from '#tests/faults/story/step'
import type { Story } from '#tests/faults/story/story'
import { ControlRefusal } from '#tests/sandbox/control/refusal'
import type { FaultKind } from '#tests/sandbox/control/faults'

const KINDS: FaultKind[] = [
  ...(['unauthorized', 'rate_limited', 'server_error', 'bad_gateway', 'reset_before'] as const),
  ...(['reset_after', 'truncated', 'aborted', 'drip', 'bad_gzip', 'no_content_type'] as const),
]

/** Longer than our side waits for a gateway here. */
const TOO_LONG_MS = 2_000

const events = (story: Story, gateway: 'razorpay' | 'paypal') => story.control.events[gateway]

/** What a control refuses is no fault of the portal: the step did nothing. */
export async function orRefused(act: () => unknown): Promise<string> {
  try {
    await act()
    return 'done'
  } catch (error) {
    if (error instanceof ControlRefusal) return error.message
    throw error
  }
}

const hasCapture = (story: Story) => story.captures.length > 0

function refundAtGateway(story: Story, index: number, isWhole: boolean): Promise<string> {
  const { gateway, paymentId } = pick(story.captures, index)
  story.refundsAsked += 1
  return orRefused(() => {
    if (gateway === 'razorpay') {
      const payment = story.control.razorpay.world().payments.get(paymentId)
      const left = (payment?.amount ?? 0) - (payment?.amount_refunded ?? 0)
      const half = Math.max(1, Math.floor(left / 2))
      return story.control.razorpay.refund(paymentId, isWhole ? undefined : half)
    }
    const capture = story.control.paypal.world().captures.get(paymentId)
    const { currency_code, value } = capture!.amount
    const decimals = value.split('.')[1]?.length ?? 0
    const half = { currency_code, value: (Number(value) / 2).toFixed(decimals) }
    return story.control.paypal.refund(paymentId, isWhole ? null : half)
  })
}

export const gatewaySteps = {
  fault: preparing(
    'the gateway stumbles',
    {
      gateway: gatewayName(),
      kind: fc.constantFrom(...KINDS),
      times: fc.integer({ min: 1, max: 3 }),
      skip: fc.nat({ max: 2 }),
    },
    ({ control }, { gateway, kind, times, skip }) => {
      control.faults.add({ gateway, kind, times, skip, dripMs: 60 })
    }
  ),

  slow: preparing(
    'the gateway is slow',
    { gateway: gatewayName(), before: fc.boolean() },
    ({ control }, { gateway, before }) => {
      const delay = before ? { delayMs: TOO_LONG_MS } : { delayAfterMs: TOO_LONG_MS }
      control.faults.add({ gateway, kind: 'delay', ...delay })
    }
  ),

  drop: preparing('events are lost from now on', { gateway: gatewayName() }, (story, facts) => {
    events(story, facts.gateway).rules({ drop: 'all' })
  }),

  duplicate: preparing(
    'events come several times',
    { gateway: gatewayName(), copies: fc.integer({ min: 1, max: 4 }) },
    (story, { gateway, copies }) => {
      events(story, gateway).rules({ duplicate: copies })
    }
  ),

  hold: preparing('events are kept back', { gateway: gatewayName() }, (story, { gateway }) => {
    events(story, gateway).rules({ hold: true })
  }),

  release: steps(
    'kept events arrive in another order',
    { gateway: gatewayName(), order: fc.constantFrom('reversed' as const, 'shuffled' as const) },
    async (story, { gateway, order }) => {
      const count = events(story, gateway).release(order)
      await story.control.quiet()
      return `${count} sent`
    }
  ),

  delay: preparing(
    'events are late',
    { gateway: gatewayName(), minutes: fc.constantFrom(1, 30, 600) },
    (story, { gateway, minutes }) => {
      events(story, gateway).rules({ delayMs: minutes * 60_000 })
    }
  ),

  replay: steps(
    'all events are sent again',
    { gateway: gatewayName() },
    async (story, { gateway }) => {
      const count = events(story, gateway).replay('shuffled')
      await story.control.quiet()
      return `${count} sent`
    }
  ),

  disabled: preparing('the webhook is disabled', { gateway: gatewayName() }, (story, facts) => {
    events(story, facts.gateway).url = null
  }),

  rotate: preparing('the webhook secret is rotated', {}, ({ control }) => {
    control.razorpay.setKeys({ webhookSecret: ROTATED_SECRET })
  }),

  refund: steps(
    "a refund in the gateway's dashboard",
    { payment: some(), isWhole: fc.boolean() },
    async (story, { payment, isWhole }) => {
      const said = await refundAtGateway(story, payment, isWhole)
      await story.control.quiet()
      return said
    },
    hasCapture
  ),

  reverse: steps(
    'the gateway takes a payment back',
    { payment: some() },
    async (story, { payment }) => {
      const captures = story.captures.filter(({ gateway }) => gateway === 'paypal')
      const said = await orRefused(() =>
        story.control.paypal.reverse(pick(captures, payment).paymentId)
      )
      await story.control.quiet()
      return said
    },
    (story) => story.captures.some(({ gateway }) => gateway === 'paypal')
  ),

  decide: steps(
    'a pending payment is decided',
    { payment: some(), isGood: fc.boolean() },
    async (story, { payment, isGood }) => {
      const pending = pendingCaptures(story)
      const said = await orRefused(() =>
        story.control.paypal.decideCapture(
          pick(pending, payment).id,
          isGood ? 'completed' : 'denied'
        )
      )
      await story.control.quiet()
      return said
    },
    (story) => pendingCaptures(story).length > 0
  ),

  dispute: steps(
    'the payer contests a payment',
    { payment: some() },
    async (story, { payment }) => {
      const { gateway, paymentId } = pick(story.captures, payment)
      const text = await orRefused(() => story.control[gateway].dispute(paymentId))
      await story.control.quiet()
      return text
    },
    hasCapture
  ),

  decideDispute: steps(
    'a dispute is decided',
    { dispute: some(), isLost: fc.boolean() },
    async (story, { dispute, isLost }) => {
      const { gateway, id } = pick(disputes(story), dispute)
      const verdict = isLost ? 'lost' : 'won'
      const text = await orRefused(() => story.control[gateway].decideDispute(id, verdict))
      await story.control.quiet()
      return text
    },
    (story) => disputes(story).length > 0
  ),

  refundsWait: preparing(
    'refunds stay pending from now on',
    { gateway: gatewayName() },
    ({ control }, { gateway }) => {
      if (gateway === 'razorpay') control.razorpay.refundsStay('pending')
      else control.paypal.refundsStay('PENDING')
    }
  ),

  decideRefund: steps(
    'a pending refund is decided',
    { refund: some(), isGood: fc.boolean() },
    async (story, { refund, isGood }) => {
      const { gateway, id } = pick(pendingRefunds(story), refund)
      const text = await orRefused(() =>
        gateway === 'razorpay'
          ? story.control.razorpay.decideRefund(id, isGood ? 'processed' : 'failed')
          : story.control.paypal.decideRefund(id, isGood ? 'completed' : 'failed')
      )
      await story.control.quiet()
      return text
    },
    (story) => pendingRefunds(story).length > 0
  ),

  capture: steps(
    "an authorised payment is captured in the gateway's dashboard",
    { payment: some() },
    async (story, { payment }) => {
      const said = await orRefused(() =>
        story.control.razorpay.capture(pick(authorised(story), payment).id)
      )
      await story.control.quiet()
      return said
    },
    (story) => authorised(story).length > 0
  ),
}

function pendingCaptures(story: Story) {
  const orders = new Set(story.ordered.map(({ orderId }) => orderId))
  return [...story.control.paypal.world().captures.values()].filter(
    (capture) => capture.status === 'PENDING' && orders.has(capture.orderId)
  )
}

function authorised(story: Story) {
  const orders = new Set(story.ordered.map(({ orderId }) => orderId))
  return [...story.control.razorpay.world().payments.values()].filter(
    (payment) => payment.status === 'authorized' && orders.has(payment.order_id)
  )
}

type OfGateway = { gateway: 'razorpay' | 'paypal'; id: string }

function disputes(story: Story): OfGateway[] {
  const { razorpay, paypal } = story.control
  const own = (paymentId: string) => story.captures.some((one) => one.paymentId === paymentId)
  return [
    ...[...razorpay.world().disputes.values()]
      .filter(({ payment_id: id }) => own(id))
      .map(({ id }) => ({ gateway: 'razorpay' as const, id })),
    ...[...paypal.world().disputes.values()]
      .filter(({ captureId }) => own(captureId))
      .map(({ id }) => ({ gateway: 'paypal' as const, id })),
  ]
}

function pendingRefunds(story: Story): OfGateway[] {
  const { razorpay, paypal } = story.control
  const own = (paymentId: string) => story.captures.some((one) => one.paymentId === paymentId)
  return [
    ...[...razorpay.world().refunds.values()]
      .filter(({ status, payment_id: id }) => status === 'pending' && own(id))
      .map(({ id }) => ({ gateway: 'razorpay' as const, id })),
    ...[...paypal.world().refunds.values()]
      .filter(({ status, captureId }) => status === 'PENDING' && own(captureId))
      .map(({ id }) => ({ gateway: 'paypal' as const, id })),
  ]
}
