import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'
import { TOKEN_SCOPES } from '#models/staff'

/** The people of the company. Every role may know its colleagues; owners say who they are. */
export default class StaffPolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  manage(staff: Staff): boolean {
    return staff.isAtLeast('owner') && staff.hasScope('settings')
  }

  /**
   * Who is a colleague, with which role, and how they get in. Whoever may say that may make an owner,
   * who may do everything: so a token that says it has every scope there is.
   */
  appoint(staff: Staff): boolean {
    return staff.isAtLeast('owner') && TOKEN_SCOPES.every((scope) => staff.hasScope(scope))
  }
}
