import { BasePolicy } from '@adonisjs/bouncer'
import type ApiToken from '#models/api_token'
import type Staff from '#models/staff'

/** API tokens: everybody knows and ends their own, owners those of all. */
export default class TokenPolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  listAll(staff: Staff): boolean {
    return staff.isAtLeast('owner') && staff.hasScope('read')
  }

  /** For oneself. What it may be used for is for the verb to say. */
  make(staff: Staff): boolean {
    return staff.isAtLeast('owner') && staff.hasScope('settings')
  }

  /** Whether any at all; `revoke` says which. */
  revokeOwn(staff: Staff): boolean {
    return staff.hasScope('settings')
  }

  revoke(staff: Staff, token: ApiToken): boolean {
    const isOwn = Number(token.tokenableId) === staff.id
    return staff.hasScope('settings') && (isOwn || staff.isAtLeast('owner'))
  }
}
