import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso } from '#domain/shared/iso'
import type ClientViewing from '#models/client_viewing'

/** The viewing that the browser has a cookie of. One that is over tells of no client. */
export default class ViewingTransformer extends BaseTransformer<{
  viewing: ClientViewing | 'over'
}> {
  toObject() {
    const { viewing } = this.resource
    if (viewing === 'over') return { isOver: true, client: null, endsAt: null }
    return { isOver: false, client: viewing.ofClient.name, endsAt: iso(viewing.expiresAt) }
  }
}
