import factory from '@adonisjs/lucid/factories'
import { DateTime } from 'luxon'
import { newPublicId } from '#domain/shared/public_id'
import Membership from '#models/membership'

/** An owner who was not invited yet. Give it `clientId` and `accountId` with `merge`. */
export const MembershipFactory = factory
  .define(Membership, () => ({
    publicId: newPublicId(),
    role: 'owner' as const,
    state: 'not_invited' as const,
  }))
  .state('payer', (membership) => membership.merge({ role: 'payer' }))
  .state('viewer', (membership) => membership.merge({ role: 'viewer' }))
  .state('invited', (membership) =>
    membership.merge({ state: 'invited', invitedAt: DateTime.utc() })
  )
  .state('active', (membership) =>
    membership.merge({ state: 'active', activatedAt: DateTime.utc() })
  )
  .state('disabled', (membership) =>
    membership.merge({ state: 'disabled', disabledAt: DateTime.utc() })
  )
  .build()
