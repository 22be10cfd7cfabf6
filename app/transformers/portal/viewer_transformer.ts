import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Reader } from '#models/reader'

/**
 * Staff who view as a client, in the place of the signed-in person: nobody's name and address, one
 * client, and what the pages of who pays there show. `id` is the viewing's.
 */
export default class ViewerTransformer extends BaseTransformer<Reader> {
  toObject() {
    const { client, locale, publicId } = this.resource
    const membership = {
      id: publicId,
      role: 'payer' as const,
      client: { id: client.publicId, name: client.name },
    }
    return {
      id: publicId,
      name: client.name,
      email: '',
      locale,
      membership,
      memberships: [membership],
      can: { pay: true, editClient: false, manageTeammates: false, managePayLinks: false },
    }
  }
}
