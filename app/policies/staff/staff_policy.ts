import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** The people of the company. Every role may know its colleagues; owners say who they are. */
export default class StaffPolicy extends BasePolicy {
  list(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  manage(staff: Staff): boolean {
    return staff.isAtLeast('owner') && staff.hasScope('settings')
  }
}
