import type { AuditEvent } from '~admin/api/audit'

/** A value that is gone, or one that came; null where there is none on that side. */
export type ChangedValue = { name: string; before: string | null; after: string | null }

/** What a change made of what, as far as the log tells values. */
export function changedValues({ target, ...event }: AuditEvent): ChangedValue[] {
  const details: Record<string, unknown> = event.details
  const { before, after } = details
  if (isPlain(before) && isPlain(after)) {
    if (before === after) return []
    return [{ name: target?.type ?? '', before: wordOf(before), after: wordOf(after) }]
  }
  if (!isRecord(after)) return []
  const old = isRecord(before) ? before : {}
  const fields = Array.isArray(details.fields) ? details.fields.map(String) : Object.keys(old)
  const prefix = target?.type === 'setting' ? `${target.id}.` : ''
  return fields
    .filter((field) => field in after)
    .map((field) => ({
      name: prefix + field,
      before: field in old && old[field] !== null ? wordOf(old[field]) : null,
      after: after[field] === null ? null : wordOf(after[field]),
    }))
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const wordOf = (value: unknown): string =>
  isPlain(value) ? `${value}` : (JSON.stringify(value) ?? '')
