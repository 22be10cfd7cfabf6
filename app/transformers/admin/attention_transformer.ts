import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Attention } from '#domain/ledger/lists/read_attention'

/** What waits for staff, in the order of what it may cost to wait. */
export default class AttentionTransformer extends BaseTransformer<Attention> {
  toObject() {
    const { count, groups, silentWebhooks } = this.resource
    return {
      count,
      groups: groups.map((group) => ({
        kind: group.kind,
        count: group.count,
        items: group.items.map((item) => ({
          id: item.id,
          client: item.client,
          amount: item.amount.toJSON(),
          since: item.since.toUTC().toISO(),
          reason: item.reason,
          respondBy: item.respondBy?.toUTC().toISO() ?? null,
        })),
      })),
      silentWebhooks: silentWebhooks.map(({ gateway, lastEventAt, lastPaymentAt }) => ({
        gateway,
        lastEventAt: lastEventAt?.toUTC().toISO() ?? null,
        lastPaymentAt: lastPaymentAt?.toUTC().toISO() ?? null,
      })),
    }
  }
}
