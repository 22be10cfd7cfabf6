import { admin, filled, withBody } from '~admin/api/client'
import { once } from '~admin/api/once'
import type { Answer, Asked, Sent } from '~admin/wire'
import { asked, dataOf } from '~shared/asked'

/** What the gateways tell us by themselves, and whether it reaches us. */
export const gatewayEvents = {
  gateways: () => dataOf(admin.gateways.index({})),
  list: (query: Asked<'admin.gateway_events.index'>) =>
    asked(admin.gatewayEvents.index({ query: filled(query) })),
  show: (event: string) => dataOf(admin.gatewayEvents.show({ params: { event } })),
  replay: (event: string) =>
    dataOf(admin.eventReplays.store({ params: { event }, ...withBody({}) })),
  replayMany: (body: Sent<'admin.bulk_replays.store'>, key: string) =>
    dataOf(admin.bulkReplays.store({ body, headers: once(key) })),
  rejected: () => asked(admin.rejectedEvents.index({ query: {} })),
}

export type Gateway = Answer<'admin.gateways.index'>['data'][number]
export type EventRow = Answer<'admin.gateway_events.index'>['data'][number]
export type EventRecord = Answer<'admin.gateway_events.show'>['data']
