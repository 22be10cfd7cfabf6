import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { startJobOnce } from '#controllers/admin/start_job_once'
import { startBulkJob } from '#domain/bulk/start_bulk_job'
import { findEvent } from '#domain/ledger/events/find_event'
import type { ReplayParams } from '#domain/ledger/events/replay_work'
import { Clock } from '#domain/shared/clock'
import { Problem, refusalProblem } from '#exceptions/problem'
import { requestActor } from '#middleware/request_actor'
import PaymentPolicy from '#policies/staff/payment_policy'
import { BULK_REPLAY_FIELDS, bulkReplayValidator } from '#validators/admin/bulk_payments'
import { refuseUnknownFields } from '#validators/known_fields'

@inject()
export default class BulkReplaysController {
  constructor(private clock: Clock) {}

  /** Looks into many stored events again: those that are named, or all since a time. */
  async store(ctx: HttpContext) {
    await ctx.staffBouncer.with(PaymentPolicy).authorize('act')
    refuseUnknownFields(ctx.request, BULK_REPLAY_FIELDS)
    const asked = await ctx.request.validateUsing(bulkReplayValidator)
    const { events, since, gateway, dryRun = false } = asked

    const eventIds = events && (await idsOf(events))
    const params: ReplayParams = { eventIds, since, gateway }
    const order = { kind: 'replay_events', params, dryRun } as const
    const now = this.clock.now()
    return startJobOnce(ctx, order, now, async (onceKey) => {
      const request = { ...order, onceKey }
      const started = await startBulkJob(request, ctx.staff, requestActor(ctx), now)
      if (!started.ok) throw refusalProblem(started)
      return started.value
    })
  }
}

/** One that is not there refuses all: half of what was meant helps nobody. */
async function idsOf(names: string[]): Promise<number[]> {
  const ids: number[] = []
  for (const [index, name] of names.entries()) {
    const event = await findEvent(name)
    if (!event) throw unknownEvent(index)
    ids.push(event.id)
  }
  return ids
}

function unknownEvent(index: number): Problem {
  return new Problem('invalid-input', 422, {
    errors: [
      { field: `events.${index}`, rule: 'unknown_event', message: 'No stored event has this id.' },
    ],
  })
}
