import type { Intent } from '~shared/wire'

/** Staff send all of it back; what had succeeded before the held money came stays paid. */
export const isReturned = (intent: Intent) =>
  intent.resolution === 'returned' && intent.state !== 'succeeded'

export const refundsUnderWay = (intent: Intent) =>
  intent.refunds.filter((refund) => refund.state === 'refund_pending')

/** Money that goes back and is not there yet: also when a refund failed and staff try again. */
export const isGoingBack = (intent: Intent) =>
  isReturned(intent) ? intent.moneyBack !== 'all' : refundsUnderWay(intent).length > 0
