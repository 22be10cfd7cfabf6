import vine from '@vinejs/vine'
import { pointInTime } from '#validators/point_in_time'

const MOST_EVENTS = 1000

const dryRun = vine.boolean({ strict: true }).optional()

/** `all`: also what is paid, expired or failed for good. */
export const reconciliationValidator = vine.create({
  scope: vine.enum(['open', 'all'] as const),
  dryRun,
})

export const RECONCILIATION_FIELDS = ['scope', 'dryRun']

/** Which events: those that are named, or those since then, of one gateway or of all. */
export const bulkReplayValidator = vine.create({
  events: vine
    .array(vine.string().minLength(1).maxLength(200))
    .minLength(1)
    .maxLength(MOST_EVENTS)
    .distinct()
    .optional(),
  since: pointInTime().optional().requiredIfMissing('events'),
  gateway: vine.enum(['razorpay', 'paypal'] as const).optional(),
  dryRun,
})

export const BULK_REPLAY_FIELDS = ['events', 'since', 'gateway', 'dryRun']
