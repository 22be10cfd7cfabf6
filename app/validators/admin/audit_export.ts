import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type { DateTime } from 'luxon'
import type { ExportRange } from '#domain/audit/export_events'
import { LOG_FORMATS, type LogFormat } from '#domain/audit/write_log'
import { Problem } from '#exceptions/problem'
import { MOMENT_HINT, readMoment } from '#validators/moment'

export const auditExportValidator = vine.create({
  since: vine.string().maxLength(40).optional(),
  until: vine.string().maxLength(40).optional(),
  format: vine.enum(LOG_FORMATS).optional(),
})

type Asked = Infer<typeof auditExportValidator>

export const AUDIT_EXPORT_FIELDS = ['since', 'until', 'format']

/** Both ends belong to the range; a day is that whole day in UTC. JSON Lines unless asked for CSV. */
export function auditExport({ since, until, format }: Asked): {
  range: ExportRange
  format: LogFormat
} {
  return { range: auditRange({ since, until }), format: format ?? 'jsonl' }
}

/** Absent is open. Throws the problem invalid-input for what is no moment, and for an empty range. */
export function auditRange({ since, until }: { since?: string; until?: string }) {
  const from = since === undefined ? null : read('since', since)
  const to = until === undefined ? null : read('until', until)
  if (from && to && to < from) throw invalid('until', 'order', 'Ends before it begins.')
  return { from, to }
}

function read(field: 'since' | 'until', text: string): DateTime {
  const time = readMoment(text, field)
  if (!time) throw invalid(field, 'date', `Not ${MOMENT_HINT}.`)
  return time
}

function invalid(field: string, rule: string, message: string): Problem {
  return new Problem('invalid-input', 422, { errors: [{ field, rule, message }] })
}
