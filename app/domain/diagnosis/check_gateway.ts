import type { DateTime } from 'luxon'
import { fine, warning, type Facts, type Finding } from '#domain/diagnosis/finding'
import type { Surroundings } from '#domain/diagnosis/surroundings'
import { checkWebhookHealth } from '#domain/ledger/events/check_webhook_health'
import { isoOrNull } from '#domain/shared/iso'
import type { GatewayName } from '#gateways/payment_gateway'

/** Whether money can come by it, and whether it reaches us. The gateway itself is not asked. */
export async function checkGateway(
  name: GatewayName,
  around: Surroundings,
  now: DateTime
): Promise<Finding> {
  const mode = around.gatewayMode(name)
  const health = await checkWebhookHealth(now)
  const webhooks = health.find(({ gateway }) => gateway === name)
  const facts: Facts = {
    mode,
    lastEventAt: isoOrNull(webhooks?.lastEventAt),
    lastPaymentAt: isoOrNull(webhooks?.lastPaymentAt),
    stuck: webhooks?.stuck ?? 0,
    rejected: webhooks?.rejected ?? 0,
  }
  if (mode === null) return fine('no_keys', facts)
  if (!around.gatewayAnswers(name)) return warning('away', facts)
  if (webhooks?.silent) return warning('silent', facts)
  if (webhooks && webhooks.stuck > 0) return warning('stuck', facts)
  if (around.isLive && mode !== 'live') return warning('not_live', facts)
  return fine('ready', facts)
}
