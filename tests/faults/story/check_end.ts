import type { StoryFacts, PaymentFacts } from '#tests/faults/server/story_facts'
import { Broken } from '#tests/faults/story/broken'
import { checkHistory } from '#tests/faults/story/check_history'
import { checkShown } from '#tests/faults/story/check_shown'
import { reconcile } from '#tests/faults/story/time'
import type { Story } from '#tests/faults/story/story'
import type { LedgerEntry } from '#tests/sandbox/control/ledger'

const MINUTE_MS = 60_000
/**
 * Minutes from one look to the next, long enough for every schedule: the first checks, retries of
 * jobs, hourly checks, and those of paid money, once a day and once a week.
 */
const QUIET_AFTER = [6, 20, 61, 1_500, 11_000]

/**
 * The faults are over and time passes, as on any day after. Then all seven invariants hold, and go
 * on to hold when every event comes again.
 */
export async function checkEnd(story: Story): Promise<void> {
  await story.world.heal()
  await story.control.quiet()
  await story.perform('time passes, and nothing is wrong', passTime, {
    isLookedAt: true,
    check: checkShown,
  })
  const facts = await settled(story)
  await story.look()
  await checkLedger(story)
  checkNothingInDoubt(facts)
  checkAgainstGateways(story, facts)
  checkHistory(story, facts)
  checkReceipts(facts)
  await checkStranger(story)
  checkContract(story)
  await checkReplay(story, facts)
}

async function passTime(story: Story): Promise<string> {
  for (const minutes of QUIET_AFTER) {
    await story.world.advance(minutes * MINUTE_MS)
    await reconcile(story)
  }
  return 'done'
}

/**
 * All facts, once nothing is in doubt. A machine that is busy can let even an honest gateway's answer
 * come too late, so it is asked a few times.
 */
async function settled(story: Story): Promise<StoryFacts> {
  for (let tries = 0; ; tries += 1) {
    const facts = await story.world.call('readStory', story.client.clientId)
    const doubts = facts.intents.filter(({ state }) => state === 'unknown').length
    if (doubts === 0 || tries === 5) return facts
    await story.world.advance(61 * MINUTE_MS)
    await reconcile(story)
  }
}

/** Invariants 1 to 3, by the product's own check. */
async function checkLedger(story: Story): Promise<void> {
  const [fault] = await story.world.call('ledgerFaults')
  if (fault) throw new Broken(`Invariant ${fault.invariant}: ${fault.target.id} ${fault.message}`)
}

/** With gateways that answer, nothing stays unknown. */
function checkNothingInDoubt(facts: StoryFacts): void {
  const doubtful = facts.intents.find(({ state }) => state === 'unknown')
  if (doubtful) throw new Broken(`${doubtful.publicId} is still unknown, and nothing is wrong`)
  const unsent = facts.refunds.find(({ state }) => state === 'requested' || state === 'unknown')
  if (unsent) throw new Broken(`Refund ${unsent.publicId} is still ${unsent.state}`)
}

/** Invariants 2 and 4: each movement of the gateways' own books once, of the same amount, and no other. */
function checkAgainstGateways(story: Story, facts: StoryFacts): void {
  const entries = story.gatewayEntries
  const posted = facts.payments.filter(
    ({ gateway }) => gateway === 'razorpay' || gateway === 'paypal'
  )
  for (const capture of entries.filter(({ kind }) => kind === 'capture')) {
    checkCapture(facts, posted, capture)
  }
  for (const payment of posted) {
    const capture = entries.find(
      ({ kind, gateway, id }) =>
        kind === 'capture' && gateway === payment.gateway && id === payment.gatewayPaymentId
    )
    if (!capture) throw new Broken(`${payment.gatewayPaymentId} was posted and never captured`)
    checkGivenBack(facts, payment, entries)
  }
  const refunds = entries.filter(({ kind }) => kind === 'refund').length
  if (refunds > story.refundsAsked) {
    throw new Broken(`${refunds} refunds were made, and ${story.refundsAsked} asked for`)
  }
}

function checkCapture(facts: StoryFacts, posted: PaymentFacts[], capture: LedgerEntry): void {
  const same = posted.filter(
    ({ gateway, gatewayPaymentId }) =>
      gateway === capture.gateway && gatewayPaymentId === capture.id
  )
  if (same.length > 1) throw new Broken(`${capture.id} was posted ${same.length} times`)
  if (same.length === 1) {
    const [{ currency, amountMinor }] = same
    if (currency === capture.currency && amountMinor === capture.amountMinor) {
      return checkAsked(facts, capture)
    }
    throw new Broken(
      `${capture.id} was posted as ${amountMinor} ${currency}, captured were ${capture.amountMinor} ${capture.currency}`
    )
  }
  const intent = facts.intents.find(({ orderId }) => orderId === capture.orderId)
  const isHeld = intent?.state === 'held' || intent?.heldReason !== null
  if (isHeld) return
  throw new Broken(
    `${capture.id} (${capture.amountMinor} ${capture.currency}) is nowhere: ` +
      `its intent ${intent?.publicId} is ${intent?.state}`
  )
}

/** Without a decision of staff only what was asked for is credited. */
function checkAsked({ intents }: StoryFacts, { id, orderId, currency, amountMinor }: LedgerEntry) {
  const intent = intents.find((one) => one.orderId === orderId)
  const isAsked = intent?.currency === currency && intent.amountMinor === amountMinor
  if (isAsked || intent?.resolution !== null) return
  throw new Broken(
    `${id} was credited as ${amountMinor} ${currency}; asked were ${intent.amountMinor} ${intent.currency}`
  )
}

function checkGivenBack(facts: StoryFacts, payment: PaymentFacts, entries: LedgerEntry[]): void {
  const there = entries
    .filter(({ kind, paymentId }) => kind !== 'capture' && paymentId === payment.gatewayPaymentId)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const here = facts.refunds
    .filter(({ paymentId, state }) => paymentId === payment.id && state === 'done')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (there === here && here === payment.refundedMinor) return
  throw new Broken(
    `Of ${payment.gatewayPaymentId} went back ${there}; the ledger says ${here} (${payment.refundedMinor})`
  )
}

/** Invariant 6: each payment has one receipt. */
function checkReceipts(facts: StoryFacts): void {
  const expected = facts.payments.map(({ publicId }) => publicId).sort()
  const sent = [...facts.receipts].sort()
  if (JSON.stringify(expected) === JSON.stringify(sent)) return
  throw new Broken(`Receipts ${sent.join(', ')} for payments ${expected.join(', ')}`)
}

/** What happens to one client is nothing to another. */
async function checkStranger(story: Story): Promise<void> {
  const { payments, intents, allocations } = await story.world.call(
    'readStory',
    story.stranger.clientId
  )
  if (payments.length + intents.length + allocations.length > 0) {
    throw new Broken('A stranger has something of this client')
  }
}

/** Every request to PayPal was one that its published contract knows. */
function checkContract(story: Story): void {
  const [violation] = story.control.violations()
  if (violation) throw new Broken(`Contract: ${JSON.stringify(violation)}`)
}

/**
 * Invariant 7: the gateways send all their events once more, twice each and in any order, those that
 * were lost among them; then each that is stored is looked into again.
 */
async function checkReplay(story: Story, before: StoryFacts): Promise<void> {
  for (const post of Object.values(story.control.events)) post.replay('shuffled', 2)
  await story.control.quiet()
  await story.world.call('work')
  await story.world.call('replayEvents', story.client.clientId)
  const after = await story.world.call('readStory', story.client.clientId)
  // An approval without funds is tried again, which the log tells; money that moves again is wrong.
  const audit = ({ audit: events }: StoryFacts) =>
    events.filter(({ action }) => action !== 'payment.state_changed').length
  const kept = (facts: StoryFacts) => JSON.stringify({ ...facts, audit: audit(facts) })
  if (kept(before) === kept(after)) return
  throw new Broken(`The replay changed the ledger:\n${kept(before)}\n${kept(after)}`)
}
