import { BaseTransformer } from '@adonisjs/core/transformers'
import type { PasswordRule } from '#domain/accounts/passwords/password_rule'
import { iso, isoOrNull } from '#domain/shared/iso'
import type { DateTime } from 'luxon'
import type { StaffAbilities } from '#policies/staff/abilities'
import type SignIn from '#models/sign_in'
import type { SessionLimits } from '#models/sign_in'

type Facts = {
  can: StaffAbilities
  limits: SessionLimits
  now: DateTime
  isFactorMissing: boolean
  password: PasswordRule
}

/** Who is signed in with the staff cookie, until when, and whether a factor must be set up first. */
export default class StaffSessionTransformer extends BaseTransformer<SignIn> {
  constructor(
    resource: SignIn,
    protected facts: Facts
  ) {
    super(resource)
  }

  toObject() {
    const { staff } = this.resource
    const { can, limits, now, isFactorMissing, password } = this.facts
    return {
      id: staff.publicId,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      can,
      mustSetUpFactor: isFactorMissing,
      password,
      passwordChangedAt: isoOrNull(staff.passwordSetAt),
      now: iso(now),
      idleEndsAt: iso(this.resource.idleEndsAt(limits)),
      endsAt: iso(this.resource.endsAt(limits)),
    }
  }
}
