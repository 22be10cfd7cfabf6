import fc from 'fast-check'
import type { PlannedInvoice } from '#tests/faults/server/open_story'
import { approvalSteps } from '#tests/faults/story/approvals'
import { customerSteps } from '#tests/faults/story/customer'
import { gatewaySteps } from '#tests/faults/story/gateway'
import { processSteps } from '#tests/faults/story/process'
import { staffSteps } from '#tests/faults/story/staff'
import type { Step } from '#tests/faults/story/step'
import type { Story } from '#tests/faults/story/story'
import { timeSteps } from '#tests/faults/story/time'

/** Currencies that differ in their decimals, and in who takes them: PayPal has no rupees here. */
const CURRENCIES = ['USD', 'USD', 'EUR', 'JPY', 'INR', 'KWD'] as const

const invoice = (): fc.Arbitrary<PlannedInvoice> =>
  fc.record({
    currency: fc.constantFrom(...CURRENCIES),
    // In the smallest unit of a currency with three decimals the last digit is a zero.
    payableMinor: fc.integer({ min: 100, max: 500_000 }).map((tens) => tens * 10),
  })

/** What the client owes when a story begins. */
export const invoices = () => fc.array(invoice(), { minLength: 1, maxLength: 3 })

/** Somebody always wants to pay. */
export const firstStep = () => customerSteps.checkout

/** A step comes about as often as it stands here. */
function weighted(): fc.Arbitrary<Step>[] {
  const { checkout, open, payAt, comeBack, ...customer } = customerSteps
  const { fault, slow, refund, decide, dispute, decideDispute, decideRefund, ...gateway } =
    gatewaySteps
  const { pass, work, reconcile } = timeSteps
  return [
    ...times(14, checkout),
    ...times(3, open),
    ...times(5, payAt),
    ...times(5, comeBack),
    ...Object.values(customer),
    ...times(2, ...Object.values(approvalSteps)),
    ...times(5, fault),
    slow,
    ...times(2, refund, decide, dispute, decideDispute, decideRefund),
    ...Object.values(gateway),
    ...times(2, ...Object.values(staffSteps)),
    ...times(3, pass),
    ...[work, reconcile],
    ...Object.values(processSteps),
  ]
}

function times(count: number, ...given: fc.Arbitrary<Step>[]): fc.Arbitrary<Step>[] {
  return Array.from({ length: count }, () => given).flat()
}

const MOST_STEPS = 15

/** The steps; `replayPath` finds a shrunk story again. */
export function storyOf(
  replayPath: string | undefined,
  maxCommands = MOST_STEPS
): fc.Arbitrary<Iterable<Step>> {
  return fc.commands<Story, Story, false>(weighted(), {
    maxCommands,
    size: 'max',
    ...(replayPath !== undefined && { replayPath }),
  }) as fc.Arbitrary<Iterable<Step>>
}
