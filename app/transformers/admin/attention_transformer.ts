import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Attention } from '#domain/ledger/lists/attention'
import { iso, isoOrNull } from '#domain/shared/iso'

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
          amount: item.amount && item.amount.toJSON(),
          label: item.label,
          since: iso(item.since),
          reason: item.reason,
          respondBy: isoOrNull(item.respondBy),
        })),
      })),
      silentWebhooks: silentWebhooks.map(({ gateway, lastEventAt, lastPaymentAt }) => ({
        gateway,
        lastEventAt: isoOrNull(lastEventAt),
        lastPaymentAt: isoOrNull(lastPaymentAt),
      })),
    }
  }
}
