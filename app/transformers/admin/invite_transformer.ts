import { BaseTransformer } from '@adonisjs/core/transformers'
import type { OpenInvite } from '#domain/accounts/links/list_invites'
import { isoOrNull } from '#domain/shared/iso'

/** An invite that nobody has taken yet. `id` is that of the membership. */
export default class InviteTransformer extends BaseTransformer<OpenInvite> {
  toObject() {
    const { membership, expiresAt, state } = this.resource
    const { account, ofClient } = membership
    return {
      id: membership.publicId,
      account: { id: account.publicId, name: account.name, email: account.email },
      client: { id: ofClient.publicId, ref: ofClient.ref, name: ofClient.name },
      role: membership.role,
      state,
      sentAt: isoOrNull(membership.invitedAt),
      // Null when no link of it is left.
      expiresAt: isoOrNull(expiresAt),
    }
  }
}
