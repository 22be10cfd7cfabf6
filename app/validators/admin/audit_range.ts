import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import type { ExportRange } from '#domain/audit/export_events'
import { Problem } from '#exceptions/problem'

/** A day, or a time with its zone (RFC 3339). */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/

const auditRangeValidator = vine.create({
  since: vine.string().maxLength(40).optional(),
  until: vine.string().maxLength(40).optional(),
})

export const AUDIT_RANGE_FIELDS = ['since', 'until']

/** Both ends belong to the range; a day is that whole day in UTC. */
export async function auditRange(request: HttpContext['request']): Promise<ExportRange> {
  const { since, until } = await request.validateUsing(auditRangeValidator)
  const from = since === undefined ? null : read('since', since)
  const to = until === undefined ? null : read('until', until)
  if (from && to && to < from) throw invalid('until', 'order', 'Ends before it begins.')
  return { from, to }
}

function read(field: 'since' | 'until', text: string): DateTime {
  const time = DateTime.fromISO(text, { zone: 'utc' })
  if (!MOMENT.test(text) || !time.isValid) {
    throw invalid(
      field,
      'date',
      'Not a day (2026-01-31) or a time with its zone (2026-01-31T09:30Z).'
    )
  }
  return field === 'until' && text.length === 'YYYY-MM-DD'.length ? time.endOf('day') : time
}

function invalid(field: string, rule: string, message: string): Problem {
  return new Problem('invalid-input', 422, { errors: [{ field, rule, message }] })
}
