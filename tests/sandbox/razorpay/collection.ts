import { json, type Reply } from '#tests/sandbox/http/exchange'

/** Razorpay's list answer: newest first, `count` (10, at most 100), `skip`, `from`, `to` (seconds). */
export function page(items: { created_at: number }[], query: URLSearchParams): Reply {
  const from = number(query, 'from', 0)
  const to = number(query, 'to', Number.MAX_SAFE_INTEGER)
  const skip = number(query, 'skip', 0)
  const count = Math.min(100, number(query, 'count', 10))
  const chosen = items
    .filter((item) => item.created_at >= from && item.created_at <= to)
    .reverse()
    .slice(skip, skip + count)
  return json(200, { entity: 'collection', count: chosen.length, items: chosen })
}

function number(query: URLSearchParams, name: string, fallback: number): number {
  const value = Number(query.get(name) ?? fallback)
  return Number.isSafeInteger(value) && value >= 0 ? value : fallback
}
