import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** Links that open one invoice without signing in. */
export default class PayLinkPolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  /** Makes and revokes. */
  manage(staff: Staff): boolean {
    return staff.isAtLeast('manager') && staff.hasScope('invoices')
  }
}
