import { BaseTransformer } from '@adonisjs/core/transformers'
import type RejectedEvent from '#models/rejected_event'
import { rawEvent } from '#transformers/admin/raw_event'
import { iso } from '#domain/shared/iso'

/** An event that did not verify, as far as it is kept. */
export default class RejectedEventTransformer extends BaseTransformer<RejectedEvent> {
  toObject() {
    const { gateway, reason, receivedAt } = this.resource
    return { gateway, reason, receivedAt: iso(receivedAt), ...rawEvent(this.resource) }
  }
}
