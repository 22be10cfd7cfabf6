import { json, type Exchange, type JsonObject, type Reply } from '#tests/sandbox/http/exchange'
import type { Router } from '#tests/sandbox/http/router'
import type { PaypalDispute } from '#tests/sandbox/paypal/entities'
import { refuse, unknownResource } from '#tests/sandbox/paypal/errors'
import { disputeSummary, wholeDispute } from '#tests/sandbox/paypal/represent_dispute'
import type { PaypalWorld } from '#tests/sandbox/paypal/world'

/** Disputes older than this are not listed. */
const LISTED_MS = 180 * 86_400_000
const PAGE_MAX = 50

/** `GET /v1/customer/disputes` and one of them. */
export function disputesApi(router: Router, world: PaypalWorld): void {
  router.on('GET', '/v1/customer/disputes', 'disputes.list', (exchange) => list(world, exchange))
  router.on('GET', '/v1/customer/disputes/:id', 'disputes.get', ({ params }) => {
    const dispute = world.disputes.get(params.id)
    return dispute ? json(200, wholeDispute(world, dispute)) : unknownResource()
  })
}

function list(world: PaypalWorld, { query }: Exchange): Reply {
  const bad = (field: string) => refuse(400, 'INVALID_PARAMETER_VALUE', { field })
  if (query.has('start_time') && query.has('disputed_transaction_id')) return bad('start_time')
  const size = Number(query.get('page_size') ?? 10)
  if (!Number.isInteger(size) || size < 1 || size > PAGE_MAX) return bad('page_size')
  for (const name of ['start_time', 'update_time_before', 'update_time_after']) {
    if (query.has(name) && !isRecent(world, query.get(name))) return bad(name)
  }
  const skipped = startOf(query.get('next_page_token'))
  if (skipped === null) return bad('next_page_token')
  const all = [...world.disputes.values()].filter((one) => isWanted(world, one, query)).reverse()
  const items = all.slice(skipped, skipped + size).map((one) => disputeSummary(world, one))
  const more = skipped + size < all.length
  // The published list is never empty: where nothing is found, it is left out.
  return json(200, {
    ...(items.length > 0 ? { items } : {}),
    links: links(world, query, more ? skipped + size : null),
  })
}

function isWanted(world: PaypalWorld, dispute: PaypalDispute, query: URLSearchParams): boolean {
  const time = (name: string, fallback: number) =>
    query.has(name) ? Date.parse(query.get(name) ?? '') : fallback
  const oldest = world.clock.now() - LISTED_MS
  const created = Date.parse(dispute.createTime)
  const updated = Date.parse(dispute.updateTime)
  const transaction = query.get('disputed_transaction_id')
  const states = query.get('dispute_state')?.split(',')
  return (
    created >= time('start_time', oldest) &&
    updated >= time('update_time_after', oldest) &&
    updated <= time('update_time_before', Infinity) &&
    (transaction === null || transaction === dispute.captureId) &&
    (!states || states.includes(String(disputeSummary(world, dispute).dispute_state)))
  )
}

/** Dates are within the last 180 days. */
function isRecent(world: PaypalWorld, text: string | null): boolean {
  return Date.parse(text ?? '') >= world.clock.now() - LISTED_MS
}

/** The token is where the next page starts, in base 64. */
function startOf(token: string | null): number | null {
  if (token === null) return 0
  const start = Number(Buffer.from(token, 'base64').toString('utf8'))
  return Number.isSafeInteger(start) && start > 0 ? start : null
}

function links(world: PaypalWorld, query: URLSearchParams, next: number | null): JsonObject[] {
  const url = new URL('/v1/customer/disputes', world.url)
  for (const [name, value] of query) url.searchParams.set(name, value)
  const self = url.href
  url.searchParams.delete('next_page_token')
  const first = url.href
  const made = [
    { href: self, rel: 'self', method: 'GET' },
    { href: first, rel: 'first', method: 'GET' },
  ]
  if (next === null) return made
  url.searchParams.set('next_page_token', Buffer.from(String(next)).toString('base64'))
  return [...made, { href: url.href, rel: 'next', method: 'GET' }]
}
