import { razorpayId } from '#tests/sandbox/ids'
import type {
  RazorpayDispute,
  RazorpayOrder,
  RazorpayPayment,
  RazorpayRefund,
} from '#tests/sandbox/razorpay/entities'
import { hmacHex } from '#tests/sandbox/razorpay/signature'
import type { RazorpayWorld } from '#tests/sandbox/razorpay/world'

interface Snapshot {
  refund?: RazorpayRefund
  payment?: RazorpayPayment
  order?: RazorpayOrder
  dispute?: RazorpayDispute
}

/**
 * Makes and sends a webhook. The payload is a snapshot of now; the secret in force now signs it,
 * retries included, even when it is changed later.
 */
export function announce(world: RazorpayWorld, type: string, snapshot: Snapshot): void {
  const contains = Object.keys(snapshot)
  const payload = Object.fromEntries(
    Object.entries(snapshot).map(([name, entity]) => [name, { entity }])
  )
  const body = JSON.stringify({
    entity: 'event',
    account_id: world.accountId,
    event: type,
    contains,
    payload,
    created_at: world.clock.seconds(),
  })
  const id = razorpayId('evt').slice('evt_'.length)
  world.events.emit({
    id,
    type,
    resourceId:
      (snapshot.dispute ?? snapshot.refund ?? snapshot.payment ?? snapshot.order)?.id ?? id,
    body,
    headers: {
      'x-razorpay-signature': hmacHex(body, world.keys.webhookSecret),
      'x-razorpay-event-id': id,
    },
  })
}
