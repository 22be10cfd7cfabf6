import { Broken } from '#tests/faults/story/broken'
import type { Before, ShownInvoice, Story } from '#tests/faults/story/story'

/** An intent whose money may be on its way: nobody is asked for it again. */
const ON_ITS_WAY = new Set(['processing', 'pending', 'unknown', 'held'])

/**
 * After every step: what the portal shows as paid has moved at the gateways (their own books say
 * so) or was recorded by staff, nobody is offered a second charge while the first may come true,
 * what a gateway had taken before the step is not called a failure, and the portal itself captured
 * nothing that was no longer owed.
 */
export function checkShown(story: Story, before: Before): void {
  checkOwed(story, before)
  for (const invoice of story.client.invoices) {
    const shown = story.shown.find((one) => one.id === invoice.publicId)
    if (!shown) throw new Broken(`${invoice.number} is not in the list any more`)
    checkPaid(story, invoice, shown)
    checkOffer(story, invoice, shown)
  }
  for (const intent of story.intents) {
    // Staff may have sent held money back; that is no failure of the payment.
    if (
      intent.state === 'failed' &&
      before.taken.has(intent.publicId) &&
      intent.resolution === null
    ) {
      throw new Broken(`${intent.publicId} is called failed after ${intent.gateway} took the money`)
    }
    if (intent.state !== 'succeeded') continue
    const captured = story.captures.filter(({ orderId }) => orderId === intent.orderId)
    if (captured.length > 0) continue
    throw new Broken(`${intent.publicId} is shown as paid, and ${intent.gateway} took nothing`)
  }
}

/**
 * At PayPal nothing moves until the portal says so: what it took in this step, each invoice has to
 * have asked for. A refund opens an invoice again in the middle of a step, so stories with one are
 * left out.
 */
function checkOwed(story: Story, { captured, leftMinor }: Before): void {
  if (story.gatewayEntries.some(({ kind }) => kind !== 'capture') || story.refundsAsked > 0) return
  const fresh = story.captures.filter(
    ({ gateway, id }) => gateway === 'paypal' && !captured.has(id)
  )
  for (const { publicId, number } of story.client.invoices) {
    const taken = fresh
      .flatMap(({ orderId }) => story.intents.filter((intent) => intent.orderId === orderId))
      .flatMap(({ invoices }) => invoices.filter((share) => share.publicId === publicId))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    const left = leftMinor.get(publicId) ?? 0
    if (taken > left)
      throw new Broken(`${taken} were captured for ${number}, which asked for ${left}`)
  }
}

function checkPaid(
  story: Story,
  invoice: { publicId: string; payableMinor: number; number: string; currency: string },
  shown: ShownInvoice
): void {
  // Counted differently: a credit note or credit of another payment counts towards it too.
  if (story.credited.has(invoice.publicId)) return
  const shownPaid = invoice.payableMinor - shown.left.amountMinor
  const there = moneyFor(story, invoice)
  if (shownPaid > there) {
    throw new Broken(
      `${invoice.number} shows ${shownPaid} ${invoice.currency} paid; there is ${there}`
    )
  }
}

/** All that was ever taken or recorded for an invoice, refunded since or not. */
function moneyFor(story: Story, invoice: { publicId: string; currency: string }): number {
  const orders = new Map(
    story.intents
      .filter((intent) => intent.invoices.some(({ publicId }) => publicId === invoice.publicId))
      .map((intent) => [intent.orderId, intent])
  )
  const captured = story.captures
    .filter(({ orderId, currency }) => orders.has(orderId) && currency === invoice.currency)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return story.recorded
    .filter(({ invoiceId }) => invoiceId === invoice.publicId)
    .reduce((sum, { amountMinor }) => sum + amountMinor, captured)
}

function checkOffer(
  story: Story,
  invoice: { publicId: string; number: string },
  shown: ShownInvoice
): void {
  const open = story.intents.find(
    ({ state, invoices }) =>
      ON_ITS_WAY.has(state) && invoices.some(({ publicId }) => publicId === invoice.publicId)
  )
  if (open && shown.can.pay) {
    throw new Broken(
      `${invoice.number} is offered for payment while ${open.publicId} is ${open.state}`
    )
  }
}
