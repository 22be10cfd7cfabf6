import type { HttpContext } from '@adonisjs/core/http'
import type { DateTime } from 'luxon'
import { checkWebhookHealth, type WebhookHealth } from '#domain/ledger/events/check_webhook_health'
import { textsFor } from '#exceptions/account_problems'

const NAMES = { razorpay: 'Razorpay', paypal: 'PayPal' }

export type Warning = { code: 'webhooks-silent'; message: string }

/** One for each gateway whose payments succeed while its events do not arrive. */
export async function webhookWarnings(ctx: HttpContext, now: DateTime): Promise<Warning[]> {
  const health = await checkWebhookHealth(now)
  return health.map((one) => silentWarning(ctx, one)).filter((warning) => warning !== null)
}

export function silentWarning(
  ctx: HttpContext,
  { gateway, lastEventAt, silent }: WebhookHealth
): Warning | null {
  if (!silent) return null
  const message = textsFor(ctx)('staff.warnings.webhooks_silent', {
    gateway: NAMES[gateway],
    last: lastEventAt?.toUTC().toFormat("yyyy-MM-dd HH:mm 'UTC'") ?? 'never',
  })
  return { code: 'webhooks-silent', message }
}
