import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { readAttention } from '#domain/ledger/lists/read_attention'
import { Clock } from '#domain/shared/clock'
import PaymentPolicy from '#policies/staff/payment_policy'
import AttentionTransformer from '#transformers/admin/attention_transformer'

@inject()
export default class AttentionController {
  constructor(private clock: Clock) {}

  /** What waits for somebody of the company. */
  async show({ serialize, staffBouncer }: HttpContext) {
    await staffBouncer.with(PaymentPolicy).authorize('view')
    return serialize(AttentionTransformer.transform(await readAttention(this.clock.now())))
  }
}
