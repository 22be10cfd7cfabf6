import fc from 'fast-check'
import { comeBack, open, ordered, payAt, type Ordered } from '#tests/faults/story/customer'
import { recordTransfer } from '#tests/faults/story/staff'
import { pick, some, steps } from '#tests/faults/story/step'
import type { Story } from '#tests/faults/story/story'

/** Less cannot be divided in two parts that both gateways take. */
const DIVISIBLE_MINOR = 400

/** What both gateways take, and what is asked for still: only PayPal waits for us to capture. */
const owed = (story: Story) =>
  story.invoices.flatMap(({ publicId, currency }) => {
    const shown = story.shown.find(({ id }) => id === publicId)
    const leftMinor = shown?.left.amountMinor ?? 0
    const isOffered = shown?.can.pay === true && leftMinor > DIVISIBLE_MINOR
    return isOffered && ['USD', 'EUR', 'JPY'].includes(currency)
      ? [{ publicId, currency, leftMinor }]
      : []
  })

const isOwed = (story: Story) => owed(story).length > 0

/** Opens it at PayPal and approves it; PayPal tells nobody. */
async function approve(
  story: Story,
  share: { id: string; amountMinor?: number }
): Promise<Ordered | null> {
  story.control.events.paypal.rules({ hold: true })
  const intent = await ordered(story, (await open(story, 'paypal', [share])).intentId)
  if (intent) payAt(story, intent, 'succeed')
  return intent
}

/** Money that was approved and that only the portal can take: it is owed once, and taken once. */
export const approvalSteps = {
  race: steps(
    'two approvals of the same invoice come back at once',
    { invoice: some() },
    async (story, { invoice }) => {
      const { publicId: id, leftMinor } = pick(owed(story), invoice)
      const both = [
        await approve(story, { id }),
        await approve(story, { id, amountMinor: Math.floor(leftMinor / 2) }),
      ].filter((intent) => intent !== null)
      const replies = await Promise.all(both.map((intent) => comeBack(story, intent, 'page')))
      return replies.length === 0 ? 'nothing could be opened' : replies.join(' + ')
    },
    isOwed
  ),

  // Whoever comes back to it (the browser, an event, the reconciler) does so in a later step.
  leave: steps(
    'an approval is left behind, and the invoice paid otherwise',
    {
      invoice: some(),
      isWhole: fc.boolean(),
      otherwise: fc.constantFrom('bank transfer', 'razorpay', 'void'),
    },
    async (story, { invoice, isWhole, otherwise }) => {
      const { publicId: id, currency, leftMinor } = pick(owed(story), invoice)
      const amountMinor = Math.floor(leftMinor / 2)
      const left = await approve(story, isWhole ? { id } : { id, amountMinor })
      const said = left ? 'approved' : 'nothing could be opened'
      switch (otherwise) {
        case 'void': {
          const own = story.invoices.find(({ publicId }) => publicId === id)
          const voiding = story.world.call('voidInvoice', own?.id ?? 0)
          return `${said}, void ${(await story.unlessKilled(voiding)) ?? 'no answer'}`
        }
        case 'razorpay': {
          const intent = await ordered(story, (await open(story, otherwise, [{ id }])).intentId)
          if (!intent) return said
          const paid = payAt(story, intent, 'succeed')
          return `${said}, ${paid}, ${await comeBack(story, intent, 'page')}`
        }
        default:
          return `${said}, ${await recordTransfer(story, { id, currency, amountMinor: leftMinor })}`
      }
    },
    isOwed
  ),
}
