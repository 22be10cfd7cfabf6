import { BaseTransformer } from '@adonisjs/core/transformers'
import { iso, isoOrNull } from '#domain/shared/iso'
import type Staff from '#models/staff'

type Facts = {
  /** Row ids of those who have a second factor. */
  withFactor: ReadonlySet<number>
  /** Who asks. */
  by: Staff
  mayManage: boolean
}

/** A colleague. */
export default class StaffTransformer extends BaseTransformer<Staff> {
  constructor(
    resource: Staff,
    protected facts: Facts
  ) {
    super(resource)
  }

  toObject() {
    const { id, publicId, name, email, role, isEnabled, isInvited } = this.resource
    const { by, mayManage, withFactor } = this.facts
    const isYou = id === by.id
    return {
      id: publicId,
      name,
      email,
      role,
      state: isEnabled ? (isInvited ? ('invited' as const) : ('active' as const)) : 'disabled',
      hasSecondFactor: withFactor.has(id),
      isYou,
      createdAt: iso(this.resource.createdAt),
      lastSignedInAt: isoOrNull(this.resource.lastSignedInAt),
      disabledAt: isoOrNull(this.resource.disabledAt),
      can: {
        change: mayManage,
        invite: mayManage && isEnabled && isInvited,
        recover: mayManage && isEnabled && !isYou && withFactor.has(id),
      },
    }
  }
}
