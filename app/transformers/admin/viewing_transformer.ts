import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso } from '#domain/shared/iso'
import type ClientViewing from '#models/client_viewing'

/** A viewing that was started, and the page that it opens. Needs the client loaded. */
export default class ViewingTransformer extends BaseTransformer<ClientViewing> {
  constructor(
    resource: ClientViewing,
    private url: string
  ) {
    super(resource)
  }

  toObject() {
    const { publicId, ofClient, startedAt, expiresAt } = this.resource
    return {
      id: publicId,
      client: { id: ofClient.publicId, name: ofClient.name },
      url: this.url,
      startedAt: iso(startedAt),
      endsAt: iso(expiresAt),
    }
  }
}
