import type { IntentFacts, StoryFacts } from '#tests/faults/server/story_facts'
import { Broken } from '#tests/faults/story/broken'
import type { Story } from '#tests/faults/story/story'

type State = string

/** Where an intent may go from each state. What is not here is a step backwards. */
const ARROWS: Record<State, State[]> = {
  created: [
    'redirected',
    'processing',
    'pending',
    'succeeded',
    'failed',
    'unknown',
    'held',
    'expired',
  ],
  redirected: ['processing', 'pending', 'succeeded', 'failed', 'unknown', 'held', 'expired'],
  // Expired: the payer has to choose again, and nobody will any more.
  processing: ['redirected', 'pending', 'succeeded', 'failed', 'unknown', 'held', 'expired'],
  unknown: ['redirected', 'processing', 'pending', 'succeeded', 'failed', 'held', 'expired'],
  pending: ['succeeded', 'failed', 'held'],
  // A late authorisation.
  failed: ['processing', 'pending', 'succeeded', 'held'],
  // Late money.
  expired: ['processing', 'pending', 'succeeded', 'held', 'failed'],
  // Staff took it as it came, or sent it back.
  held: ['succeeded', 'failed'],
  succeeded: [],
}

/** Invariant 5: no state goes backwards, and whatever moved stands in the audit log. */
export function checkHistory(story: Story, facts: StoryFacts): void {
  for (const [publicId, states] of story.seen) {
    for (const [index, state] of states.slice(1).entries()) {
      if (!isReachable(states[index], state)) {
        throw new Broken(`${publicId} went from ${states[index]} to ${state}`)
      }
    }
  }
  for (const intent of facts.intents) checkChanges(facts, intent)
  for (const payment of facts.payments) {
    needAudit(facts, ['payment.received', 'payment.recorded'], payment.publicId, 'A payment')
  }
  for (const { publicId, paymentId } of facts.refunds.filter(({ state }) => state === 'done')) {
    const payment = facts.payments.find(({ id }) => id === paymentId)
    const told = facts.audit.filter(
      ({ action, targetId, details }) =>
        action.startsWith('payment.') &&
        targetId === payment?.publicId &&
        details.refund === publicId
    )
    if (told.length !== 1) {
      throw new Broken(`Refund ${publicId} stands ${told.length} times in the audit log`)
    }
  }
}

/** By one arrow or several: a story looks only after each step. */
function isReachable(from: State, to: State): boolean {
  const reached = new Set([from])
  for (const state of reached) for (const next of ARROWS[state] ?? []) reached.add(next)
  return reached.has(to)
}

function checkChanges(facts: StoryFacts, intent: IntentFacts): void {
  const changes = facts.audit.filter(
    ({ action, targetId }) => action === 'payment.state_changed' && targetId === intent.publicId
  )
  for (const { details } of changes) {
    const [before, after] = [String(details.before), String(details.after)]
    if (ARROWS[before]?.includes(after)) continue
    throw new Broken(`${intent.publicId} went from ${before} to ${after}`)
  }
  if (intent.state === 'succeeded' && changes.at(-1)?.details.after !== 'succeeded') {
    throw new Broken(`${intent.publicId} succeeded, and the audit log does not say so`)
  }
  needAudit(facts, ['payment.opened'], intent.publicId, 'An intent')
}

function needAudit(facts: StoryFacts, actions: string[], targetId: string, what: string): void {
  const told = facts.audit.filter(
    (event) => actions.includes(event.action) && event.targetId === targetId
  )
  if (told.length === 1) return
  throw new Broken(`${what} ${targetId} stands ${told.length} times in the audit log`)
}
