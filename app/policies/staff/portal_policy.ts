import { BasePolicy } from '@adonisjs/bouncer'
import type Staff from '#models/staff'

/** The portal as a whole: how it is doing, and whether clients get in. */
export default class PortalPolicy extends BasePolicy {
  view(staff: Staff): boolean {
    return staff.hasScope('read')
  }

  open(staff: Staff): boolean {
    return staff.isAtLeast('owner') && staff.hasScope('settings')
  }

  close(staff: Staff): boolean {
    return staff.isAtLeast('owner') && staff.hasScope('settings')
  }
}
