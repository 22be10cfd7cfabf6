import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { PaymentFacts } from '#tests/faults/server/story_facts'
import { Broken } from '#tests/faults/story/broken'
import { pick, some, steps } from '#tests/faults/story/step'
import type { Story } from '#tests/faults/story/story'

const ALLOWED = new Set([200, 201, 409, 422, 503])

/** One thing that staff do with money, through their API. Null: the server was killed meanwhile. */
async function order(story: Story, path: string, body: unknown) {
  const reply = await story.staff('POST', path, body, { 'idempotency-key': randomUUID() })
  if (reply && !ALLOWED.has(reply.status)) {
    throw new Broken(`POST ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  }
  return reply
}

const said = (reply: { status: number; body: { code?: string } } | null) =>
  reply
    ? `${reply.status} ${reply.status < 300 ? '' : (reply.body.code ?? '')}`.trim()
    : 'no answer'

async function payments(story: Story): Promise<PaymentFacts[]> {
  const facts = await story.world.call('readStory', story.client.clientId)
  return facts.payments
}

/** Staff send money of a payment back. */
export async function refundSomething(
  story: Story,
  index: number,
  isWhole: boolean,
  stillOwed: boolean
): Promise<string> {
  const open = (await payments(story)).filter((one) => one.amountMinor > one.refundedMinor)
  if (open.length === 0) return 'nothing was paid'
  const payment = pick(open, index)
  const left = payment.amountMinor - payment.refundedMinor
  // No finer than any gateway takes.
  const amountMinor = isWhole
    ? left
    : Math.max(Math.floor(left / 2000) * 1000, Math.min(left, 1000))
  story.refundsAsked += 1
  if (!stillOwed) for (const { publicId } of story.client.invoices) story.credited.add(publicId)
  return said(
    await order(story, `/payments/${payment.publicId}/refunds`, {
      amountMinor,
      reason: 'a story of the fault machine',
      stillOwed,
    })
  )
}

const today = (story: Story) => new Date(story.control.clock.now()).toISOString().slice(0, 10)

/** Staff write down money that came to the bank. */
export async function recordTransfer(
  story: Story,
  { id, currency, amountMinor }: { id: string; currency: string; amountMinor: number }
): Promise<string> {
  story.recorded.push({ invoiceId: id, currency, amountMinor })
  return said(
    await order(story, '/payments', {
      client: story.client.clientPublicId,
      method: 'bank_transfer',
      amount: { amountMinor, currency },
      paidOn: today(story),
      invoices: [{ id, amountMinor }],
    })
  )
}

const heldIntents = (story: Story) => story.intents.filter(({ state }) => state === 'held')

export const staffSteps = {
  record: steps(
    'staff record a bank transfer',
    { invoice: some(), isWhole: fc.boolean() },
    async (story, { invoice, isWhole }) => {
      const { publicId, currency, payableMinor } = pick(story.invoices, invoice)
      const amountMinor = isWhole ? payableMinor : Math.max(1, Math.floor(payableMinor / 3))
      return recordTransfer(story, { id: publicId, currency, amountMinor })
    }
  ),

  refund: steps(
    'staff refund',
    { payment: some(), isWhole: fc.boolean(), stillOwed: fc.boolean() },
    (story, { payment, isWhole, stillOwed }) => refundSomething(story, payment, isWhole, stillOwed),
    (story) => story.intents.some(({ state }) => state === 'succeeded')
  ),

  accept: steps(
    'staff accept what is held',
    { intent: some() },
    async (story, { intent }) => {
      const { publicId } = pick(heldIntents(story), intent)
      return said(await order(story, `/payment-intents/${publicId}/acceptance`, {}))
    },
    (story) => heldIntents(story).length > 0
  ),

  giveBack: steps(
    'staff return what is held',
    { intent: some() },
    async (story, { intent }) => {
      const { publicId, orderId } = pick(heldIntents(story), intent)
      story.refundsAsked += story.captures.filter((one) => one.orderId === orderId).length
      return said(await order(story, `/payment-intents/${publicId}/return`, {}))
    },
    (story) => heldIntents(story).length > 0
  ),

  allocate: steps(
    'staff allocate credit',
    { payment: some(), invoice: some() },
    async (story, { payment, invoice }) => {
      const withCredit = (await payments(story)).filter(({ unappliedMinor }) => unappliedMinor > 0)
      if (withCredit.length === 0) return 'there is no credit'
      const { publicId, unappliedMinor } = pick(withCredit, payment)
      const target = pick(story.invoices, invoice)
      const left = story.shown.find(({ id }) => id === target.publicId)?.left.amountMinor ?? 0
      story.credited.add(target.publicId)
      return said(
        await order(story, '/credit-allocations', {
          paymentId: publicId,
          invoiceId: target.publicId,
          amountMinor: Math.max(1, Math.min(unappliedMinor, left)),
        })
      )
    }
  ),

  void: steps('staff void an invoice', { invoice: some() }, async (story, { invoice }) => {
    const done = await story.unlessKilled(
      story.world.call('voidInvoice', pick(story.invoices, invoice).id)
    )
    return done ?? 'no answer'
  }),

  report: steps('the client reports a bank transfer', { invoice: some() }, async (story, facts) => {
    const { publicId } = pick(story.invoices, facts.invoice)
    const path = `/invoices/${publicId}/transfer-reports`
    const reply = await story.ask('POST', path, { paidOn: today(story) })
    if (reply?.status === 201) story.reports.push(String(reply.body.data.id))
    return said(reply)
  }),

  confirm: steps(
    'staff decide on a reported transfer',
    { report: some(), isThere: fc.boolean() },
    async (story, { report, isThere }) => {
      const id = pick(story.reports, report)
      if (!isThere) {
        return said(
          await order(story, `/transfer-reports/${id}/rejection`, { reason: 'It never arrived' })
        )
      }
      // At most one of them counts for each invoice: whatever is left of it.
      for (const { publicId, currency, payableMinor } of story.invoices) {
        story.recorded.push({ invoiceId: publicId, currency, amountMinor: payableMinor })
      }
      return said(await order(story, `/transfer-reports/${id}/confirmation`, {}))
    },
    (story) => story.reports.length > 0
  ),
}
