import { BaseTransformer } from '@adonisjs/core/transformers'
import type { MemberStanding } from '#domain/accounts/members/read_standing'
import { iso, isoOrNull } from '#domain/shared/iso'

/** A person of a client, for staff. `id` is that of the membership: what staff change is that. */
export default class ClientAccountTransformer extends BaseTransformer<MemberStanding> {
  toObject() {
    const { membership, lastSignedInAt, isLastOwner, bounce } = this.resource
    const { account } = membership
    return {
      id: membership.publicId,
      account: {
        id: account.publicId,
        name: account.name,
        email: account.email,
        emailVerifiedAt: account.emailVerifiedAt?.toISO() ?? null,
        lastSignedInAt: account.lastSignedInAt?.toISO() ?? null,
      },
      client: { id: membership.ofClient.publicId, name: membership.ofClient.name },
      role: membership.role,
      state: membership.state,
      isLastOwner,
      invitedAt: membership.invitedAt?.toISO() ?? null,
      activatedAt: membership.activatedAt?.toISO() ?? null,
      disabledAt: membership.disabledAt?.toISO() ?? null,
      disabledBy: membership.disabledBy,
      lastSignedInAt: lastSignedInAt?.toISO() ?? null,
      lastSeenAt: isoOrNull(this.resource.lastSeenAt),
      inviteExpiresAt: isoOrNull(this.resource.inviteExpiresAt),
      bounce: bounce && { at: iso(bounce.at), reason: bounce.reason },
      hasFactor: this.resource.hasFactor,
    }
  }
}
