import type { DateTime } from 'luxon'
import { text } from '#gateways/answer'
import { DeadlineExceeded, withDeadline } from '#gateways/deadline'
import { apiRequest, RawJson, type PayPalClient } from '#gateways/paypal/client'
import { RateBound } from '#gateways/paypal/rate_bound'
import type { Transmission } from '#gateways/paypal/transmission'

const PATH = '/v1/notifications/verify-webhook-signature'
const PER_MINUTE = 30
const LONGEST_MS = 6_000

export type Verdict = 'genuine' | 'forged' | 'not known'

/**
 * Asks PayPal whether it sent this: for when its certificate cannot be had. The event goes in the
 * request exactly as it came, because the signature is over its bytes; `body` must be one JSON
 * object. Whoever floods us with forgeries gets 30 questions a minute out of us, and no more.
 */
export class OnlineVerifier {
  readonly #bound = new RateBound(PER_MINUTE)

  constructor(private readonly client: PayPalClient) {}

  async verify(
    { id, time, signature, certUrl }: Transmission,
    body: string,
    webhookIds: string[],
    now: DateTime
  ): Promise<Verdict> {
    let verdict: Verdict = 'forged'
    for (const webhookId of webhookIds) {
      if (!this.#bound.allows(now.toMillis())) return 'not known'
      const facts = JSON.stringify({
        auth_algo: 'SHA256withRSA',
        cert_url: certUrl,
        transmission_id: id,
        transmission_sig: signature,
        transmission_time: time,
        webhook_id: webhookId,
      })
      const said = await this.#ask(`${facts.slice(0, -1)},"webhook_event":${body}}`)
      if (said === 'SUCCESS') return 'genuine'
      if (said !== 'FAILURE') verdict = 'not known'
    }
    return verdict
  }

  /** `verification_status`, or null when there is none: a refusal is no verdict either. */
  async #ask(body: string): Promise<string | null> {
    try {
      const request = apiRequest('POST', PATH, new RawJson(body))
      const answer = await withDeadline(LONGEST_MS, this.client.ask(request))
      return answer.outcome === 'answered' ? text(answer.body, 'verification_status') : null
    } catch (error) {
      if (error instanceof DeadlineExceeded) return null
      throw error
    }
  }
}
