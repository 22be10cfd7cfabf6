import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Member } from '#domain/accounts/members/list_members'

/**
 * A colleague, as owners of the client see them. Until somebody took the invite their name is not
 * shown: the account may be known elsewhere under a name of its own, which is not this client's to
 * learn.
 */
export default class TeammateTransformer extends BaseTransformer<Member> {
  constructor(
    resource: Member,
    /** Row id of the reader's own membership. */
    protected ownId: number
  ) {
    super(resource)
  }

  toObject() {
    const { membership, lastSignedInAt, isLastOwner } = this.resource
    const { id, publicId, account, role, state, activatedAt, invitedAt } = membership
    const isDisabled = state === 'disabled'
    return {
      id: publicId,
      name: activatedAt ? account.name : null,
      email: account.email,
      role,
      state,
      invitedAt: invitedAt?.toISO() ?? null,
      lastSignedInAt: lastSignedInAt?.toISO() ?? null,
      isYou: id === this.ownId,
      can: {
        changeRole: !isDisabled && !isLastOwner,
        remove: !isDisabled && !isLastOwner,
        resend: (state === 'invited' || state === 'not_invited') && account.email !== null,
      },
    }
  }
}
