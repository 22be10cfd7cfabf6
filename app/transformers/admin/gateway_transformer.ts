import { BaseTransformer } from '@adonisjs/core/transformers'
import type { WebhookHealth } from '#domain/ledger/events/check_webhook_health'
import { isoOrNull } from '#domain/shared/iso'
import type { GatewayMode } from '#gateways/registry'

export type GatewayFacts = {
  webhooks: WebhookHealth
  /** Null: no keys. */
  mode: GatewayMode | null
  answering: boolean
  warning: { code: string; message: string } | null
}

/** How a gateway is doing: whether it is asked, and whether it reaches us. */
export default class GatewayTransformer extends BaseTransformer<GatewayFacts> {
  toObject() {
    const { webhooks, mode, answering, warning } = this.resource
    return {
      name: webhooks.gateway,
      hasKeys: mode !== null,
      mode,
      answering,
      webhooks: {
        lastEventAt: isoOrNull(webhooks.lastEventAt),
        lastPaymentAt: isoOrNull(webhooks.lastPaymentAt),
        rejected: webhooks.rejected,
        stuck: webhooks.stuck,
        silent: webhooks.silent,
      },
      warning,
    }
  }
}
